import type {PDFDocument} from '@cantoo/pdf-lib'
import type {Guide} from '../guide/model.ts'
import {haveRowHeaders, tablesOf, tagRowHeaders} from './finished/rowHeaders.ts'
import type {InsertOptions} from './insertOptions.ts'
import type {Layout} from './layout.ts'
import {finishForPress} from './press.ts'

/**
 * Finishes what Typst drew of guides: a press edition for the press, a screen edition for readers who
 * listen. Takes and returns the bytes of a PDF.
 */
export async function finish(
  {pdf, document}: {readonly pdf: Uint8Array; readonly document: PDFDocument},
  guides: readonly Guide[],
  layout: Layout,
  options: Pick<InsertOptions, 'edition' | 'profile' | 'ink'>,
): Promise<Uint8Array> {
  if (options.edition === 'press') return finishForPress(document, layout, options)
  const tables = tablesOf(guides)
  if (!haveRowHeaders(tables)) return pdf
  tagRowHeaders(document, tables)
  return document.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
  })
}
