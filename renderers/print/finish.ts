import type {PDFDocument} from '@cantoo/pdf-lib'
import type {Guide} from '../guide/model.ts'
import {haveRowHeaders, tablesOf, tagRowHeaders} from './finished/rowHeaders.ts'
import type {InsertOptions} from './insertOptions.ts'
import type {Layout} from './layout.ts'
import {finishForPress} from './press.ts'

/**
 * Finishes what Typst drew of guides: a press edition for the press, a screen edition for readers who
 * listen.
 */
export async function finish(
  document: PDFDocument,
  guides: readonly Guide[],
  layout: Layout,
  options: Pick<InsertOptions, 'edition' | 'profile' | 'ink'>,
): Promise<void> {
  if (options.edition === 'press') {
    await finishForPress(document, layout, options)
    return
  }
  const tables = tablesOf(guides)
  if (haveRowHeaders(tables)) tagRowHeaders(document, tables)
}
