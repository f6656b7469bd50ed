/**
 * Measures what somebody waits for who writes in a Studio of 1 and of 1,000 guides (or as many as are asked for:
 * `npm run bench:studio -- 100`): the list of all guides, finding one, the web page beside the form. All guides
 * are drawn first, which takes longest. A benchmark, not a test.
 */
import {fork} from 'node:child_process'
import {once} from 'node:events'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import * as v from 'valibot'
import {makeSchool} from './school.ts'
import {type StudioTimes, studioTimes} from './studioTimes.ts'

const counts = process.argv.slice(2).map(Number).filter(Boolean)
const program = fileURLToPath(new URL('processes/start.ts', import.meta.url))
const addresses = v.object({studio: v.string(), site: v.string()})
const ROUNDS = 3
const ALONE = ['Student Accounts', 'Student Accounts'] as const

for (const count of counts.length > 0 ? counts : [1, 1000]) {
  const school = await makeSchool(count)
  const child = fork(program, [school.store, join(school.folder, 'outputs')])
  try {
    const {studio, site} = v.parse(addresses, (await once(child, 'message'))[0])
    while ((await fetch(site).catch(() => undefined))?.status !== 200) await wait(500)
    // Its processes are started when the site is out.
    await wait(10_000)
    const titles = count === 1 ? ALONE : ([`Guide ${count - 1}`, `Guide ${count - 2}`] as const)
    const rounds: StudioTimes[] = []
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await studioTimes(studio, titles))
    const best = (of: (times: StudioTimes) => number) => Math.round(Math.min(...rounds.map(of)))
    console.log(`\n${count} ${count === 1 ? 'guide' : 'guides'}, the best of ${ROUNDS}, milliseconds
  “All guides”, one click: titles ${best(({list}) => list.titles)}, pictures ${best(({list}) => list.pictures)}
  found by the search at the top, two clicks: ${best(({search}) => search.found)}, opened ${best(({search}) => search.opened)}
  found by the search of the list, two clicks: ${best(({listSearch}) => listSearch.found)}, opened ${best(({listSearch}) => listSearch.opened)}
  a letter typed → the web page beside the form: ${best(({preview}) => preview)}`)
  } finally {
    child.disconnect()
    await once(child, 'exit')
    await school.remove()
  }
}
