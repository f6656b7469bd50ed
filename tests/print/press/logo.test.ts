import test from 'ava'
import {OPS} from 'pdfjs-dist/legacy/build/pdf.mjs'
import type {PDFPageProxy} from 'pdfjs-dist/types/src/pdf.js'
import {fetchLibrary} from '../../../renderers/guide/library.ts'
import {handbookPiece, insertPiece} from '../../../studio/pipeline/channels/print.ts'
import {selectGuides} from '../../../studio/pipeline/guides/selectGuides.ts'
import {drawHandbook} from '../../../studio/pipeline/pieces/print/handbook.ts'
import {drawInsert} from '../../../studio/pipeline/pieces/print/insert.ts'
import {codeDigests} from '../../../studio/pipeline/workshop/codeDigests.ts'
import {datasets, serveDataset} from '../../library.ts'
import {reading} from '../reading.ts'

const {lake, client} = await serveDataset(datasets.examples)
test.after.always(() => lake.close())

test('what the pipeline prints bears the school’s logo, in the heads of pages and on the cover of the book', async (t) => {
  const library = await fetchLibrary(client)
  const code = await codeDigests()
  const [chosen] = selectGuides(library, 'print', ['short'])
  if (chosen === undefined) throw new Error('There is no short guide.')
  const insert = await drawInsert(await insertPiece(chosen, {edition: 'press'}, code).input())
  t.deepEqual(await picturesOn(insert.value?.files[0]?.bytes), [1])

  const book = {id: 'b', title: 'Book', edition: '2027', trimSize: 'a5', page: 1} as const
  const handbook = {...book, cover: true}
  const placed = {...chosen, guide: () => ({...chosen.value, handbook})}
  const options = {edition: 'press', draft: false} as const
  const drawn = await drawHandbook(await handbookPiece([placed], options, code).input())
  // Cover, its back, contents, a blank page, and the insert.
  t.deepEqual(await picturesOn(drawn.value?.files[0]?.bytes), [1, 0, 1, 0, 1])
})

/** How many pictures each page of a file has. */
function picturesOn(pdf: Uint8Array | undefined): Promise<number[]> {
  return reading(pdf ?? new Uint8Array(), (_, pages) => Promise.all(pages.map(countPictures)))
}

async function countPictures(page: PDFPageProxy): Promise<number> {
  const {fnArray} = await page.getOperatorList()
  return fnArray.filter((operator) => operator === OPS.paintImageXObject).length
}
