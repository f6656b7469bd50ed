import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {fetchLibrary} from '../../renderers/guide/library.ts'
import {handbookPiece, insertPiece} from '../../studio/pipeline/channels/print.ts'
import {selectGuides} from '../../studio/pipeline/guides/selectGuides.ts'
import {openOutputStore} from '../../studio/pipeline/outputs/outputStore.ts'
import {openWorkshop, workshopWith} from '../../studio/pipeline/workshop/workshop.ts'
import {datasets, serveDataset} from '../library.ts'

/** A workshop that has drawn nothing yet, and a guide for it. */
async function workshopWithGuide(t: ExecutionContext) {
  const folder = await mkdtemp(join(tmpdir(), 'guides-workshop-'))
  const {lake, client} = await serveDataset(datasets.guidance)
  const workshop = await openWorkshop(openOutputStore(folder))
  t.teardown(async () => {
    await Promise.all([workshop.close(), lake.close()])
    await rm(folder, {recursive: true, force: true})
  })
  const [guide] = selectGuides(await fetchLibrary(client), 'print', ['student-accounts'])
  if (guide === undefined) throw new Error('The guidance has no guide.')
  return {workshop, guide}
}

test('a piece is drawn once, and once more only for whoever wants it anew', async (t) => {
  const {workshop, guide} = await workshopWithGuide(t)
  const piece = insertPiece(guide, {edition: 'screen'}, workshop.code)
  const drawn = await workshop.draw(piece)
  t.deepEqual(await workshop.draw(piece), drawn)
  t.is(workshop.drawn(), 1)
  t.deepEqual(await workshopWith(workshop, {anew: true}).draw(piece), drawn)
  t.is(workshop.drawn(), 2)
})

test('what nobody waits for any more is not begun, and what others wait for is drawn for them', async (t) => {
  const {workshop, guide} = await workshopWithGuide(t)
  const gone = new AbortController()
  const piece = insertPiece(guide, {edition: 'screen'}, workshop.code)
  const leaving = workshop.draw(piece, {signal: gone.signal})
  const staying = workshop.draw(piece)
  gone.abort(new Error('gone'))
  await t.throwsAsync(leaving, {message: 'gone'})
  t.is((await staying).value?.facts.pages, 2)
  t.is(workshop.drawn(), 1)

  const late = AbortSignal.abort(new Error('late'))
  const other = insertPiece(guide, {edition: 'press'}, workshop.code)
  await t.throwsAsync(workshop.draw(other, {signal: late}), {message: 'late'})
  t.is(workshop.drawn(), 1)
})

test('long work ends with whoever waits for it, and the next work finds a process', async (t) => {
  const {workshop, guide} = await workshopWithGuide(t)
  const gone = new AbortController()
  const many = Array.from({length: 1500}, (_, index) => ({
    ...guide,
    guide: () => ({...guide.value, id: `g${index}`, title: `Guide ${index}`}),
  }))
  const book = handbookPiece(many, {edition: 'press', draft: false}, workshop.code)
  const drawing = workshop.draw(book, {signal: gone.signal})
  const wait = setInterval(() => {
    if (workshop.drawn() === 1) gone.abort(new Error('gone'))
  }, 50)
  await t.throwsAsync(drawing, {message: 'gone'})
  clearInterval(wait)
  const began = performance.now()
  const insert = insertPiece(guide, {edition: 'screen'}, workshop.code)
  t.is((await workshop.draw(insert)).value?.facts.pages, 2)
  // It waits for the process that has what it takes: for a book of 1,500 guides that would be minutes.
  t.true(performance.now() - began < 40_000)
})
