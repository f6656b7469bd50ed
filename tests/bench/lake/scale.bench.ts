import {rm} from 'node:fs/promises'
import {dirname} from 'node:path'
import type {ClientPerspective} from '@sanity/client'
import {ended, filledStore, print, startedLake, summary, timed} from './benchLake.ts'

/**
 * What a lake of so many documents costs: `npm run bench:lake -- [documents] [seconds of writing]`.
 * Start, memory, the Studio's queries right after a write, writes with listeners, steady writing.
 */
const [count = 10_000, seconds = 60] = process.argv.slice(2).map(Number)
const ROUNDS = count > 20_000 ? 10 : 40
const LISTENERS = 50

const search = `// findability-mvi:4
*[_type in $__types && ([_id, title, pt::text(body)] match $t0 || _id match $t0) && ([_id, title, pt::text(body)] match $t1 || _id match $t1)]{_type, _id, _originalId, "orderings": [_id], ...select(_type == "guide" => {"w0": title, "w1": pt::text(body)})} | order(_id asc) [0...$__limit]`
type Question = [name: string, query: string, params: object, perspective: ClientPerspective]
const QUESTIONS: Question[] = [
  ['one document', '*[_id in $ids]', {ids: ['guide-7', 'drafts.guide-7']}, 'raw'],
  [
    'list by time',
    '*[_type == "guide"] | order(_updatedAt desc)[0...100]{_id, _type, title}',
    {},
    'drafts',
  ],
  [
    'list by title',
    '*[_type == $type] | order(lower(title) asc)[0...2000]{_id, title}',
    {type: 'service'},
    'drafts',
  ],
  ['references', 'count(*[references($id)])', {id: 'guide-10'}, 'raw'],
  ['who refers', '*[references($id)][0...101]{_id, _type, title}', {id: 'guide-10'}, 'drafts'],
  [
    'search',
    search,
    {__types: ['guide', 'service'], __limit: 100, t0: 'number*', t1: '77*'},
    'drafts',
  ],
  [
    'search that finds nothing',
    search,
    {__types: ['guide', 'service'], __limit: 100, t0: 'zebra*', t1: 'x*'},
    'drafts',
  ],
]
/** Words that stand in every document, so that each is looked at closely: in a thread with documents of its own. */
const COMMON_WORDS: Question = [
  'words of every document',
  '*[pt::text(body) match "banan* port*"][0...20]{_id}',
  {},
  'published',
]

const store = await filledStore(count)
const lake = await startedLake(store)
print(
  `${count} documents: start ${Math.round(lake.start)} ms (work ${await lake.work()} ms), ${await lake.memory()} MB`,
)
// What is made ready after the start is no part of the first answer.
await new Promise((resolve) => setTimeout(resolve, 5000))
const ask = async ([name, query, params, perspective]: Question) => {
  const times: number[] = []
  const before = await lake.work()
  for (let round = 0; round < ROUNDS; round += 1) {
    await lake.editor.patch('guide-7').set({round}).commit({returnDocuments: false})
    times.push(await timed(() => lake.editor.fetch(query, params, {perspective})))
  }
  const work = ((await lake.work()) - before) / ROUNDS
  print(`${name}: ${summary(times)}; work, with the write: ${work.toFixed(1)} ms`)
}
for (const question of QUESTIONS) await ask(question)
print(`memory after the queries: ${await lake.memory()} MB`)
await ask(COMMON_WORDS)
print(`memory with the thread: ${await lake.memory()} MB`)

let heard = 0
for (let listener = 0; listener < LISTENERS; listener += 1) {
  const filter =
    listener % 2 ? '*[_type == "guide"]' : `*[_id in ["guide-7", "drafts.guide-${listener}"]]`
  lake.editor.listen(filter, {}, {includeResult: true, effectFormat: 'mendoza'}).subscribe(() => {
    heard += 1
  })
}
await new Promise((resolve) => setTimeout(resolve, 1000))
const edits: number[] = []
const beforeEdits = await lake.work()
for (let edit = 0; edit < 200; edit += 1) {
  const act = () => lake.editor.patch('guide-7').set({edit}).commit({returnDocuments: false})
  edits.push(await timed(act))
}
const editWork = ((await lake.work()) - beforeEdits) / edits.length
print(
  `a write with ${LISTENERS} listeners: ${summary(edits)}; work ${editWork.toFixed(1)} ms; ${heard} events`,
)

const steady: number[] = []
const memory: number[] = []
const begun = performance.now()
let sent = 0
const pending = new Set<Promise<unknown>>()
while (performance.now() - begun < seconds * 1000) {
  const due = Math.floor((performance.now() - begun) / 10)
  for (; sent < due; sent += 1) {
    const id = `guide-${(sent * 10) % count}`
    const one = timed(() =>
      lake.editor.patch(id).setIfMissing({title: 'x'}).set({sent}).commit({returnDocuments: false}),
    ).then((time) => {
      steady.push(time)
      pending.delete(one)
    })
    pending.add(one)
  }
  if (sent % 1000 < 2) memory.push(await lake.memory())
  await new Promise((resolve) => setTimeout(resolve, 5))
}
await Promise.all(pending)
const rate = (steady.length / (performance.now() - begun)) * 1000
print(`${rate.toFixed(0)} writes a second for ${seconds} s: ${summary(steady)}`)
print(`memory meanwhile: ${memory[0]} to ${memory.at(-1)} MB, most ${Math.max(...memory)} MB`)
await ended(lake.process)
await rm(dirname(store), {recursive: true})
process.exit()
