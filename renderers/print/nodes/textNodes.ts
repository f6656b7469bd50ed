import type {InlineNode} from './node.ts'

/** Tells whether a text fits in one line where it stands. */
export type Fits = (text: string) => boolean

/** As many letters in a row as no word of our languages has. */
export const longestWord = 30

/** Shorter rows are no addresses: a date or a telephone number breaks nowhere. */
const shortestAddress = 20

/** Letters between two places where a row that must be broken may break. */
const pieceLength = 4

/** Rows without a blank. Han is no matter here: it breaks anywhere by itself. */
const row = /[\S--\p{Script=Han}]+/gv

/** After these signs an address may break; before an escaped one, which must stay whole. */
const seams = /(?<=[./=&#?\-_~:@])(?![./=&#?\-_~:@])|(?=%)/u

const graphemes = new Intl.Segmenter('en', {granularity: 'grapheme'})

/**
 * Turns text into nodes, with places to break in rows of letters that would run out of their column:
 * addresses at their signs, and anything anywhere where that is not enough.
 */
export function textNodes(text: string, fits: Fits = () => true): InlineNode[] {
  const nodes: InlineNode[] = []
  let end = 0
  for (const {0: found, index} of text.matchAll(row)) {
    const pieces = piecesOf(found, fits)
    if (pieces.length < 2) continue
    if (index > end) nodes.push({t: 'text', text: text.slice(end, index)})
    for (const [place, piece] of pieces.entries()) {
      if (place > 0) nodes.push({t: 'mayBreak'})
      nodes.push({t: 'text', text: piece})
    }
    end = index + found.length
  }
  if (end < text.length) nodes.push({t: 'text', text: text.slice(end)})
  return nodes
}

/** Words with hyphens, and telephone numbers. */
const kept = /\S*\p{L}-\p{L}\S*|(?<![^\s(])\+?\d[\d \u00a0-]{5,}\d(?![^\s).,;:])/gu

/** The same for a title, in which words do not break at hyphens, nor telephone numbers at all. */
export function titleNodes(text: string, fits: Fits = () => true): InlineNode[] {
  const nodes: InlineNode[] = []
  let end = 0
  for (const {0: found, index} of text.matchAll(kept)) {
    if (!fits(found)) continue
    nodes.push(...textNodes(text.slice(end, index), fits), {t: 'keep', text: found})
    end = index + found.length
  }
  return [...nodes, ...textNodes(text.slice(end), fits)]
}

/** The parts of a row without blanks between which it may break. */
export function piecesOf(found: string, fits: Fits = () => true): string[] {
  const parts =
    found.length < shortestAddress && fits(found)
      ? [found]
      : found.split(seams).filter((part) => part !== '')
  return parts.flatMap((part) => (isTooLong(part, fits) ? anywhere(part) : [part]))
}

function isTooLong(part: string, fits: Fits): boolean {
  return part.length >= longestWord || !fits(part)
}

function anywhere(part: string): string[] {
  const letters = [...graphemes.segment(part)].map(({segment}) => segment)
  const count = Math.ceil(letters.length / pieceLength)
  return Array.from({length: count}, (_, piece) =>
    letters.slice(piece * pieceLength, (piece + 1) * pieceLength).join(''),
  )
}
