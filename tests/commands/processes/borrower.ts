/** Reads, for a while, a lake that another process has open: `borrower.ts <lake folder>`. */
import {setTimeout as wait} from 'node:timers/promises'
import {openContent} from '../../../studio/commands/content/content.ts'

const content = await openContent({environment: {}, lake: process.argv[2], create: true})
await content.client.createOrReplace({_id: 'begun', _type: 'note'})
let readings = 0
for (let round = 0; round < 10; round += 1) {
  await content.client.fetch('count(*)')
  readings += 1
  await wait(50)
}
console.log(`${readings} readings`)
await content.close()
