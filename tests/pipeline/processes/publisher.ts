/** Puts out one publication after the other, two in turn, until it is killed: `publisher.ts <store> <target>`. */
import {openOutputStore} from '../../../studio/pipeline/outputs/outputStore.ts'
import {baseOf} from '../../../studio/pipeline/publication/base.ts'
import {putOut} from '../../../studio/pipeline/publication/putOut.ts'

const [folder = '', target = ''] = process.argv.slice(2)
const store = openOutputStore(folder)

async function reportOf(name: string) {
  const outputs = []
  for (let index = 0; index < 60; index += 1) {
    const text = `${name} ${index}`
    const {sha256, bytes} = await store.keepFile('page', new TextEncoder().encode(text))
    outputs.push({path: `site/${index % 7}/${index}.txt`, sha256, bytes})
  }
  return {guides: [], outputs, findings: []}
}

const reports = [await reportOf('first'), await reportOf('second')]
for (;;) {
  for (const report of reports) {
    await putOut(report, target, baseOf(report, store))
    process.send?.('out')
  }
}
