import type {PDFDocument} from '@cantoo/pdf-lib'
import {type Found, isError} from '../../../renderers/guide/finding/finding.ts'
import type {Guide} from '../../../renderers/guide/model.ts'
import type {InsertOptions} from '../../../renderers/print/insertOptions.ts'
import type {Reader} from '../../../renderers/print/nodes/blanks.ts'
import {savePdf} from '../../../renderers/print/pdfFile.ts'
import type {Copies} from '../../../renderers/print/printer.ts'
import {fetchOriginals, logoOriginal, originalsOf, type UrlOf} from '../pieces/originals.ts'
import {openPrinter} from '../pieces/print/printer.ts'
import {readClassList} from './classList.ts'
import {JoinedFile} from './joinedFile.ts'
import {readersOf} from './readersOf.ts'

/** How many copies are drawn at a time where they become one file: so many are in memory. */
const AT_A_TIME = 25

/** A list of readers as a school exports it: comma-separated values. */
export interface List {
  /** What findings call it. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** The inserts of all readers of a list, drawn when they are asked for. */
export interface FilledInserts {
  /** How many readers there are. */
  readonly count: number
  /** One file a reader, in the order of the list. */
  files(): AsyncGenerator<Uint8Array>
  /**
   * All in one file, in the order of the list, each beginning on the front of a sheet: the bytes piece by
   * piece, with how many readers' pages are in the file by then. Only of a press edition.
   */
  together(): AsyncGenerator<{readonly bytes: Uint8Array; readonly done: number}>
}

/**
 * Makes ready an insert for every row of a list, its blanks filled. It is drawn in this very process, for
 * the workers of the pipeline keep what they draw: what stands in the list goes into what is returned, and
 * nowhere else. Returns what was found, by row; without a value where an error is among it.
 */
export async function fillInserts(
  {guide, urlOf}: {readonly guide: Guide; readonly urlOf: UrlOf},
  {name, bytes}: List,
  options: Omit<InsertOptions, 'images' | 'reader'>,
): Promise<Found<FilledInserts | undefined>> {
  const list = readClassList(bytes, name)
  if (list.value === undefined) return {value: undefined, findings: list.findings}
  const [printer, originals] = await Promise.all([
    openPrinter(),
    fetchOriginals([...originalsOf(guide, urlOf), ...logoOriginal(guide.site, urlOf)]),
  ])
  const {readers, findings} = readersOf(list.value, guide, name, printer.missingGlyphs)
  const {images} = originals
  const {value: copies, findings: drawn} = await printer.copies(guide, {...options, images})
  const found = [...list.findings, ...findings, ...originals.findings, ...drawn]
  if (copies === undefined || found.some(isError)) {
    return {value: undefined, findings: found}
  }
  return {value: filled(guide, copies, readers), findings: found}
}

function filled(guide: Guide, copies: Copies, readers: readonly Reader[]): FilledInserts {
  const {pages} = copies
  const start = guide.handbook?.page ?? 1
  return {
    count: readers.length,
    async *files() {
      for (const reader of readers) yield savePdf(await copies.draw([reader]))
    },
    async *together() {
      const file = new JoinedFile()
      for (let done = 0; done < readers.length; done += AT_A_TIME) {
        const some = readers.slice(done, done + AT_A_TIME)
        const document = await copies.draw(some)
        if (pages % 2 === 1) addBacks(document, pages)
        const each = document.getPageCount() / some.length
        const starts = new Map(some.map((_, index) => [index * each, start]))
        yield {bytes: file.add(document, starts), done: done + some.length}
      }
      yield {bytes: file.end(), done: readers.length}
    },
  }
}

/** Puts a blank page behind every copy, with the boxes of the page before it. */
function addBacks(document: PDFDocument, pages: number): void {
  for (let last = document.getPageCount() - 1; last >= 0; last -= pages) {
    const front = document.getPage(last)
    const {width, height} = front.getSize()
    const back = document.insertPage(last + 1, [width, height])
    const {x, y, ...size} = front.getTrimBox()
    back.setTrimBox(x, y, size.width, size.height)
    const edge = front.getBleedBox()
    back.setBleedBox(edge.x, edge.y, edge.width, edge.height)
  }
}
