import LineBreaker from 'linebreak'
import type {Language} from '../../schemas/language.ts'
import {segmenterOf} from './segmenter.ts'

/** A run of text that stays on one line, and what stands between it and the next. */
export interface Piece {
  readonly text: string
  readonly after: 'nothing' | 'space' | 'newline'
}

/**
 * Cuts text where a line may end: by Unicode's rules (UAX #14), inside Chinese only between words,
 * and at hyphens only in long words, because a title that breaks in the middle of a word reads badly.
 */
export function piecesOf(text: string, language: Language): Piece[] {
  const pieces: Piece[] = []
  const insideWords = insideHanWords(text, language)
  const breaker = new LineBreaker(text)
  let start = 0
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak()) {
    const {position, required} = found
    if (!required && (insideWords.has(position) || insideCompound(text, position))) continue
    const run = text.slice(start, position)
    const content = run.trim()
    start = position
    if (content === '') continue
    const after = required && position < text.length ? 'newline' : 'space'
    pieces.push({text: content, after: after === 'space' && !/\s$/u.test(run) ? 'nothing' : after})
  }
  return pieces
}

/** Up to these lengths, words and parts of addresses with hyphens stay whole. */
const longestWhole = {word: 14, address: 40} as const

/** Whether a place after a hyphen lies in a word, or between two slashes of an address, that stays whole. */
function insideCompound(text: string, position: number): boolean {
  const reach = longestWhole.address + 1
  const before = /[^\s/]*-$/u.exec(text.slice(Math.max(0, position - reach), position))?.[0]
  const after = /^[^\s/]+/u.exec(text.slice(position, position + reach))?.[0]
  if (before === undefined || after === undefined) return false
  const whole = before + after
  const isAddress = /\w\.\w/u.test(whole) || text[position + after.length] === '/'
  return whole.length <= (isAddress ? longestWhole.address : longestWhole.word)
}

function insideHanWords(text: string, language: Language): ReadonlySet<number> {
  const inside = new Set<number>()
  if (!/\p{Script=Han}/u.test(text)) return inside
  for (const {segment, index} of segmenterOf(language, 'word').segment(text)) {
    for (let offset = 1; offset < segment.length; offset++) inside.add(index + offset)
  }
  return inside
}

/** The user-perceived characters of a text. */
export function graphemesOf(text: string, language: Language): string[] {
  return Array.from(segmenterOf(language, 'grapheme').segment(text), ({segment}) => segment)
}
