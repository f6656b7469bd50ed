import type {PDFDocument} from '@cantoo/pdf-lib'
import type {FieldFont} from './finished/fieldFont.ts'
import {makeFields} from './finished/fields.ts'
import type {FinishedPage} from './finished/finishedPages.ts'
import {type FinishedInsert, tagGroups} from './finished/groups.ts'
import {haveRowHeaders, tablesOf, tagRowHeaders} from './finished/rowHeaders.ts'
import type {InsertOptions} from './insertOptions.ts'
import type {Layout} from './layout.ts'
import {finishForPress} from './press/press.ts'

/** What Typst drew, and its pages where they were read already. */
export interface DrawnFile {
  readonly document: PDFDocument
  readonly finished?: readonly FinishedPage[]
}

/**
 * Finishes what Typst drew of inserts: a press edition for the press, a screen edition for readers who
 * listen. Takes the inserts in the order in which the file has them, and the font of fields.
 */
export async function finish(
  {document, finished}: DrawnFile,
  inserts: readonly FinishedInsert[],
  layout: Layout,
  options: Pick<InsertOptions, 'edition' | 'profile' | 'ink'>,
  fieldFont: FieldFont,
): Promise<void> {
  if (options.edition === 'press') {
    const contents = finished?.map(({content}) => content)
    await finishForPress(document, layout, options, contents)
    return
  }
  tagGroups(document, inserts)
  const tables = tablesOf(inserts.flatMap((insert) => (insert === 'contents' ? [] : insert.guide)))
  if (haveRowHeaders(tables)) tagRowHeaders(document, tables)
  makeFields(document, fieldFont)
}
