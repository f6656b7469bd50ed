import type {Guide} from '../../../../renderers/guide/model.ts'
import type {Edition, Ink} from '../../../../renderers/print/edition.ts'
import type {Profile} from '../../../../renderers/print/press/outputIntent.ts'
import {prove} from '../../proof/prove.ts'
import {readPdf, readPdfAgain} from '../../proof/readPdf.ts'
import {fetchOriginals, type Original} from '../originals.ts'
import type {Sketch} from '../piece.ts'
import {openPrinter} from './printer.ts'

export interface InsertInput {
  readonly guide: Guide
  readonly originals: readonly Original[]
  readonly edition: Edition
  /** A word printed across every page, as on drafts. */
  readonly watermark?: string
  /** Makes a press edition PDF/X-4 for this printing condition. */
  readonly profile?: Profile
  readonly ink?: Ink
  /** Whether it is told where on its pages everything stands. */
  readonly places?: boolean
}

/** Draws one edition of a guide's insert, and proves that the finished file has all of the guide. */
export async function drawInsert({
  guide,
  originals,
  ...options
}: InsertInput): Promise<Sketch<'insert'>> {
  const [printer, {images, findings: unread}] = await Promise.all([
    openPrinter(),
    fetchOriginals(originals),
  ])
  const {value, findings} = await printer.insert(guide, {...options, images})
  const found = [...unread, ...findings]
  if (value === undefined) return {findings: found, isTemporary: unread.length > 0}
  const {pdf, pages, lowestResolution, places} = value
  const missing = await prove(
    guide,
    'print',
    () => readPdf(pdf),
    () => readPdfAgain(pdf),
  )
  return {
    value: {
      files: [{name: 'insert.pdf', bytes: pdf}],
      facts: {
        pages,
        lowestResolution: finite(lowestResolution),
        ...(places === undefined ? {} : {places: [...places]}),
      },
    },
    findings: [...found, ...missing],
    isTemporary: unread.length > 0,
  }
}

/** JSON knows no infinity, which an insert without pictures has for its lowest resolution. */
export function finite(resolution: number): number | null {
  return Number.isFinite(resolution) ? resolution : null
}
