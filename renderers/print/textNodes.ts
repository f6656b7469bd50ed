import type {InlineNode} from './node.ts'

/** As many letters in a row as no word of our languages has. */
export const longestWord = 30

/** Han is no matter here: it breaks anywhere by itself. */
const unbreakable = new RegExp(`[[\\p{L}\\p{M}\\p{N}_]--\\p{Script=Han}]{${longestWord},}`, 'gv')

/** Letters between two places where such a row may break. */
const pieceLength = 6

const graphemes = new Intl.Segmenter('en', {granularity: 'grapheme'})

/** Turns text into nodes, with places to break in rows of letters that would run off the page. */
export function textNodes(text: string): InlineNode[] {
  const nodes: InlineNode[] = []
  let end = 0
  for (const {0: row, index} of text.matchAll(unbreakable)) {
    if (index > end) nodes.push({t: 'text', text: text.slice(end, index)})
    for (const piece of piecesOf(row)) nodes.push({t: 'text', text: piece}, {t: 'mayBreak'})
    end = index + row.length
  }
  if (end < text.length) nodes.push({t: 'text', text: text.slice(end)})
  return nodes
}

function piecesOf(row: string): string[] {
  const letters = [...graphemes.segment(row)].map(({segment}) => segment)
  const count = Math.ceil(letters.length / pieceLength)
  return Array.from({length: count}, (_, piece) =>
    letters.slice(piece * pieceLength, (piece + 1) * pieceLength).join(''),
  )
}
