/**
 * Measures the web channel: rendering a guide against a bare `toHTML` of the same text, and building
 * sites of 250, 500 and 1,000 guides: `npm run bench:web`. A benchmark, not a test.
 */
import {mkdtemp, readdir, rm, stat} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {toHTML} from '@portabletext/to-html'
import type {TextBlock} from '../../renderers/guide/model.ts'
import {resolveGuide} from '../../renderers/guide/resolveGuide.ts'
import {renderGuide} from '../../renderers/web/html.ts'
import {buildSite} from '../../studio/commands/buildSite.ts'
import {guideDocument, resolve, text} from '../guide/document.ts'
import {datasets, libraryFrom, serveDataset} from '../library.ts'
import {servedImage} from '../web/servedImage.ts'

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

function measure(work: () => unknown): number {
  const times: number[] = []
  for (let round = 0; round < 60; round += 1) {
    const started = performance.now()
    work()
    if (round >= 10) times.push(performance.now() - started)
  }
  return median(times)
}

const paragraphs = Array.from({length: 300}, (_, index) =>
  text(
    `Paragraph ${index} of a long guide, with some words to escape: <b> & "quotes".`,
    {_key: `k${index}`},
    index % 3 === 0 ? ['strong'] : [],
  ),
)
const {guide} = resolve(guideDocument(paragraphs))
const bare = guide.body.filter((block): block is TextBlock => block._type === 'block')
const ours = measure(() => renderGuide(guide, {image: servedImage}))
const library = measure(() => toHTML([...bare]))
console.log(
  `A guide of 300 paragraphs: ${ours.toFixed(2)} ms, bare toHTML ${library.toFixed(2)} ms: ${(ours / library).toFixed(2)} ×`,
)
const examples = await libraryFrom(datasets.examples)
const everyBlock = resolveGuide(examples, 'example-every-block', 'web').value
console.log(
  `The example of every block: ${measure(() => renderGuide(everyBlock, {image: servedImage})).toFixed(2)} ms`,
)

for (const count of [250, 500, 1000]) {
  const folder = await mkdtemp(join(tmpdir(), 'guides-bench-'))
  const {lake, client, environment} = await serveDataset(datasets.guidance)
  const original = await client.getDocument('guide-student-accounts')
  if (original === undefined) throw new Error('The guidance has no guide.')
  let transaction = client.transaction()
  for (let index = 1; index < count; index += 1) {
    transaction = transaction.create({
      ...original,
      _id: `guide-${index}`,
      title: `Guide ${index}`,
      path: `/guides/g${index}/`,
    })
    if (index % 100 === 0 || index === count - 1) {
      await transaction.commit({visibility: 'sync'})
      transaction = client.transaction()
    }
  }
  const entries = Array.from({length: count}, (_, index) => ({
    _type: 'handbookEntry',
    _key: `e${index}`,
    guide: {_type: 'reference', _ref: index === 0 ? original._id : `guide-${index}`},
    page: 21 + 2 * index,
  }))
  await client.patch('handbook-student').set({entries}).commit()
  const build = () =>
    buildSite({
      into: join(folder, 'site'),
      outputs: folder,
      cache: join(folder, 'cache'),
      environment,
    })
  const peak = watchMemory()
  const first = await timed(build)
  const pictures = await newest(join(process.cwd(), '.cache', 'images'))
  const second = await timed(build)
  const made = (await newest(join(process.cwd(), '.cache', 'images'))) !== pictures
  console.log(
    `${String(count).padStart(5)} guides: ${first.toFixed(1)} s (${((first / count) * 1000).toFixed(1)} ms each), again ${second.toFixed(1)} s, peak ${Math.round(peak() / 1e6)} MB, pictures made again: ${made ? 'yes' : 'none'}`,
  )
  await lake.close()
  await rm(folder, {recursive: true, force: true})
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

async function newest(folder: string): Promise<number> {
  const names = await readdir(folder)
  const times = await Promise.all(
    names.map(async (name) => (await stat(join(folder, name))).mtimeMs),
  )
  return Math.max(0, ...times)
}

/** Watches the largest memory of the builder's process, where the system tells it (Linux); bytes. */
function watchMemory(): () => number {
  let peak = 0
  const timer = setInterval(async () => {
    const {readFile} = await import('node:fs/promises')
    for (const pid of (await readdir('/proc').catch(() => [])).filter((name) =>
      /^\d+$/.test(name),
    )) {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
      if (!new RegExp(`^PPid:\\s+${process.pid}$`, 'm').test(status)) continue
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024)
    }
  }, 250)
  return () => {
    clearInterval(timer)
    return peak
  }
}
