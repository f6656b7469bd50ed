import type {FillInSize} from '../../../schemas/blocks/fillIn.ts'
import type {FillIn, Guide} from '../../guide/model.ts'
import {allBlocks} from '../../guide/walkBlocks.ts'

/** What one reader's copy of an insert has that others have not. */
export interface Reader {
  /** What is written in each blank, by `blankName` of its label. */
  readonly values: ReadonlyMap<string, string>
  /** Whose copy it is, in the running foot: name and class. */
  readonly owner: string
}

/** How many letters each size of blank holds: in boxes of one letter each, or in lines of a large box. */
export const roomOfBlank: Record<FillInSize, number> = {short: 6, line: 12, box: 160}

const graphemes = new Intl.Segmenter('en', {granularity: 'grapheme'})

/** The letters of a value, as boxes hold them. */
export function lettersOf(value: string): string[] {
  return [...graphemes.segment(value)].map(({segment}) => segment)
}

/** What a blank is called, whatever the case and the blanks in its label: how columns of a list find it. */
export function blankName(label: string): string {
  return label.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase()
}

/** The blanks of a guide, each name once. */
export function blanksOf(guide: Guide): readonly FillIn[] {
  const blanks = allBlocks(guide.body).filter((block) => block._type === 'fillIn')
  return [...new Map(blanks.map((blank) => [blankName(blank.label), blank])).values()]
}

/** Begins the address of a blank, by which it is found again in the finished file. */
export const addressScheme = 'blank:'

/** Where the template links a blank to, until it is a field: its size and its label. */
export function addressOfBlank({label, size}: Pick<FillIn, 'label' | 'size'>): string {
  return `${addressScheme}${size}:${encodeURIComponent(label)}`
}
