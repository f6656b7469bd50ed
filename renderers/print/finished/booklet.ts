import {PDFDocument, PDFName, PDFString} from '@cantoo/pdf-lib'
import {loadPdf, savePdf} from '../pdfFile.ts'

/**
 * Imposes a file as a saddle-stitched booklet: two trimmed pages on each side of a sheet, in the order in
 * which they stand one behind the other when all sheets are folded once. Blank pages make it a multiple of
 * four; `startsLeft` puts one before, so that a first page which is a left one stays left. Takes and
 * returns the bytes of a PDF; its sides are labelled with the pages that they hold.
 */
export async function imposeBooklet(
  pdf: Uint8Array,
  labels: readonly string[],
  startsLeft: boolean,
): Promise<Uint8Array> {
  const source = await loadPdf(pdf)
  const booklet = await PDFDocument.create({updateMetadata: false})
  const pages = source.getPages()
  const boxes = pages.map((page) => page.getTrimBox())
  const embedded = await booklet.embedPages(
    pages,
    boxes.map(({x, y, width, height}) => ({left: x, bottom: y, right: x + width, top: y + height})),
  )
  const {width = 0, height = 0} = boxes[0] ?? {}
  const places = sidesOf(pages.length + (startsLeft ? 1 : 0)).map((side) =>
    side.map((place) => place - (startsLeft ? 1 : 0)),
  )
  const names: string[] = []
  for (const side of places) {
    const sheet = booklet.addPage([2 * width, height])
    for (const [index, place] of side.entries()) {
      const page = embedded[place]
      if (page !== undefined) sheet.drawPage(page, {x: index * width, y: 0, width, height})
    }
    names.push(side.map((place) => labels[place] ?? '').join(' | '))
  }
  const {context, catalog} = booklet
  const entries = names.flatMap((name, index) => [index, context.obj({P: PDFString.of(name)})])
  catalog.set(PDFName.of('PageLabels'), context.obj({Nums: entries}))
  return savePdf(booklet)
}

/** The pages on each side of the sheets, left and right, counted from 0; what is beyond the last is blank. */
export function sidesOf(count: number): [left: number, right: number][] {
  const padded = Math.ceil(count / 4) * 4
  return Array.from({length: padded / 2}, (_, side) =>
    side % 2 === 0 ? [padded - 1 - side, side] : [side, padded - 1 - side],
  )
}
