import {readFile} from 'node:fs/promises'
import type {Finding} from '../../../renderers/guide/finding/finding.ts'
import type {Guide} from '../../../renderers/guide/model.ts'
import {words} from '../../../renderers/guide/words.ts'
import type {Edition, Ink} from '../../../renderers/print/edition.ts'
import {imposeBooklet} from '../../../renderers/print/finished/booklet.ts'
import type {Profile} from '../../../renderers/print/press/outputIntent.ts'
import {handbookPiece, insertPiece} from '../channels/print.ts'
import type {SelectedGuide} from '../guides/selectGuides.ts'
import type {Outcome} from '../pieces/piece.ts'
import {pageLabelsOf} from '../proof/readPdf.ts'
import type {Workshop} from '../workshop/workshop.ts'
import {preflight} from './preflight.ts'

/** How a file is wanted. */
export interface PrintWanted {
  readonly edition: Edition
  readonly isBooklet: boolean
  /** Whether “draft” is printed across every page. */
  readonly isDraft: boolean
  readonly profile?: Profile
  readonly ink?: Ink
}

/** A finished file, with what a print office wants to know of it. */
export interface Printed {
  /** As in `student-accounts.press.pdf`. */
  readonly name: string
  readonly pdf: Uint8Array
  readonly pages: number
  readonly preflight: string
}

/** What became of a file; without a value where an error stands against it. */
export interface PrintOutcome {
  readonly value?: Printed
  readonly findings: readonly Finding[]
}

/** Prints the insert of a guide. */
export async function printInsert(
  guide: SelectedGuide,
  {isBooklet, isDraft, ...options}: PrintWanted,
  workshop: Workshop,
): Promise<PrintOutcome> {
  const {name, language} = guide.value
  const watermark = isDraft ? {watermark: words[language].draft} : {}
  const piece = insertPiece(guide, {...options, ...watermark}, workshop.code)
  return finished(name, await workshop.draw(piece), {isBooklet, ...options}, workshop)
}

/** Prints the inserts of the handbook as one file. Throws where guides stand in none, or in several. */
export async function printHandbook(
  guides: readonly SelectedGuide[],
  {isBooklet, isDraft, ...options}: PrintWanted,
  workshop: Workshop,
): Promise<PrintOutcome> {
  checkBooks(guides.map(({value}) => value))
  const piece = handbookPiece(guides, {...options, draft: isDraft}, workshop.code)
  return finished('handbook', await workshop.draw(piece), {isBooklet, ...options}, workshop)
}

async function finished(
  name: string,
  {value, findings}: Outcome<'insert' | 'handbook'>,
  {edition, isBooklet}: Pick<PrintWanted, 'edition' | 'isBooklet'>,
  {store}: Workshop,
): Promise<PrintOutcome> {
  const [file] = value?.files ?? []
  if (value === undefined || file === undefined) return {findings}
  const drawn = await readFile(store.fileOf(file.sha256))
  const checked = await preflight({pdf: drawn, ...value.facts}, edition, findings)
  return {
    findings,
    value: {
      name: `${name}.${isBooklet ? 'booklet' : edition}.pdf`,
      pages: value.facts.pages,
      pdf: isBooklet ? await bookletOf(drawn) : drawn,
      preflight: isBooklet
        ? `imposed  as a booklet, of the pages below without their bleed and marks\n${checked}`
        : checked,
    },
  }
}

/** Throws where there is no handbook to draw, or more than one. */
function checkBooks(guides: readonly Guide[]): void {
  const books = new Set(
    guides.flatMap(({handbook}) => (handbook ? [`${handbook.title} ${handbook.edition}`] : [])),
  )
  if (books.size === 0) {
    throw new Error('No guide stands in a handbook yet: enter them in Studio, under Handbook.')
  }
  if (books.size > 1) {
    throw new Error(
      `Guides stand in several handbooks: ${[...books].join(', ')}. Print them one by one.`,
    )
  }
}

/** A file as a booklet: what begins on an even page of the book begins on a left one. */
async function bookletOf(pdf: Uint8Array): Promise<Uint8Array> {
  const labels = await pageLabelsOf(pdf)
  return imposeBooklet(pdf, labels, Number(labels[0]) % 2 === 0)
}
