import type {Guide} from '../../../../renderers/guide/model.ts'
import {words} from '../../../../renderers/guide/words.ts'
import type {Edition, Ink} from '../../../../renderers/print/edition.ts'
import type {Profile} from '../../../../renderers/print/press/outputIntent.ts'
import {fetchOriginals, type Original} from '../originals.ts'
import type {Sketch} from '../piece.ts'
import {finite} from './insert.ts'
import {openPrinter} from './printer.ts'

export interface HandbookInput {
  readonly guides: readonly Guide[]
  readonly originals: readonly Original[]
  readonly edition: Edition
  /** Whether “draft” is printed across every page, in the language of its guide. */
  readonly draft: boolean
  readonly profile?: Profile
  readonly ink?: Ink
}

/** Draws the inserts of one handbook as one file. */
export async function drawHandbook({
  guides,
  originals,
  draft,
  ...options
}: HandbookInput): Promise<Sketch<'handbook'>> {
  const [printer, {images, findings: unread}] = await Promise.all([
    openPrinter(),
    fetchOriginals(originals),
  ])
  const watermark = draft ? {watermark: ({language}: Guide) => words[language].draft} : {}
  const {value, findings} = await printer.handbook(guides, {...options, ...watermark, images})
  const found = {findings: [...unread, ...findings], isTemporary: unread.length > 0}
  if (value === undefined) return found
  const {pdf, pages, lowestResolution} = value
  return {
    ...found,
    value: {
      files: [{name: 'handbook.pdf', bytes: pdf}],
      facts: {pages, lowestResolution: finite(lowestResolution)},
    },
  }
}
