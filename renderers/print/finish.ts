import type {PDFDocument} from '@cantoo/pdf-lib'
import type {Font} from '../font.ts'
import {makeFields} from './finished/fields.ts'
import {type FinishedInsert, tagGroups} from './finished/groups.ts'
import {haveRowHeaders, tablesOf, tagRowHeaders} from './finished/rowHeaders.ts'
import type {InsertOptions} from './insertOptions.ts'
import type {Layout} from './layout.ts'
import {finishForPress} from './press.ts'

/**
 * Finishes what Typst drew of inserts: a press edition for the press, a screen edition for readers who
 * listen. Takes the inserts in the order in which the file has them, and the fonts of print.
 */
export async function finish(
  document: PDFDocument,
  inserts: readonly FinishedInsert[],
  layout: Layout,
  options: Pick<InsertOptions, 'edition' | 'profile' | 'ink'>,
  fonts: readonly Font[],
): Promise<void> {
  if (options.edition === 'press') {
    await finishForPress(document, layout, options)
    return
  }
  tagGroups(document, inserts)
  const tables = tablesOf(inserts.map(({guide}) => guide))
  if (haveRowHeaders(tables)) tagRowHeaders(document, tables)
  makeFields(document, fonts)
}
