import LineBreaker from 'linebreak'
import type {Language} from '../../schemas/language.ts'

/** A run of text that stays on one line, and what stands between it and the next. */
export interface Piece {
  readonly text: string
  readonly after: 'nothing' | 'space' | 'newline'
}

/**
 * Cuts text where a line may end: by Unicode's rules (UAX #14), and inside Chinese only between
 * words, because a title that breaks in the middle of a word reads badly.
 */
export function piecesOf(text: string, language: Language): Piece[] {
  const pieces: Piece[] = []
  const insideWords = insideHanWords(text, language)
  const breaker = new LineBreaker(text)
  let start = 0
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak()) {
    const {position, required} = found
    if (!required && position < text.length && insideWords.has(position)) continue
    const run = text.slice(start, position)
    const content = run.trim()
    start = position
    if (content === '') continue
    const after = required && position < text.length ? 'newline' : 'space'
    pieces.push({text: content, after: after === 'space' && !/\s$/u.test(run) ? 'nothing' : after})
  }
  return pieces
}

function insideHanWords(text: string, language: Language): ReadonlySet<number> {
  const inside = new Set<number>()
  if (!/\p{Script=Han}/u.test(text)) return inside
  for (const {segment, index} of new Intl.Segmenter(language, {granularity: 'word'}).segment(
    text,
  )) {
    for (let offset = 1; offset < segment.length; offset++) inside.add(index + offset)
  }
  return inside
}

/** The user-perceived characters of a text. */
export function graphemesOf(text: string, language: Language): string[] {
  return Array.from(
    new Intl.Segmenter(language, {granularity: 'grapheme'}).segment(text),
    ({segment}) => segment,
  )
}
