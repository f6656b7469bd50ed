import type {Language} from '../../schemas/language.ts'
import {largestFit, type Room, type SetText} from './fit.ts'
import {graphemesOf, piecesOf} from './pieces.ts'
import {shorterAndShorter} from './sentences.ts'
import type {Typesetter} from './typesetter.ts'

/** Text set into its room, and how much of it had to go. */
export interface Shortened {
  readonly set: SetText
  readonly text: string
  /** Characters that did not fit even after whole sentences were left out; 0 when the text ends at a sentence. */
  readonly excess: number
}

/**
 * Sets text into its room: whole if it fits, else without its last sentences, else cut between
 * words at the smallest size. Undefined only when the room has no place for a single word.
 */
export function shortenToFit(
  text: string,
  language: Language,
  room: Room,
  typesetter: Typesetter,
): Shortened | undefined {
  for (const shorter of shorterAndShorter(text, language)) {
    const set = largestFit(shorter, language, room, typesetter)
    if (set !== undefined) return {set, text: shorter, excess: 0}
  }
  return cutToFit(text, language, room, typesetter)
}

/** The longest beginning of a text that fits at the smallest size, cut between words, with an ellipsis. */
export function cutToFit(
  text: string,
  language: Language,
  room: Room,
  typesetter: Typesetter,
): Shortened | undefined {
  const smallest = {...room, sizes: [Math.min(...room.sizes)]}
  const pieces = piecesOf(text, language)
  let fitting: Shortened | undefined
  let few = 1
  let many = pieces.length - 1
  while (few <= many) {
    const count = Math.floor((few + many) / 2)
    const kept = pieces
      .slice(0, count)
      .map((piece) => (piece.after === 'nothing' ? piece.text : `${piece.text} `))
      .join('')
      .trim()
    const shown = `${kept.replace(/[\s,;:，、；：–—-]+$/u, '')}…`
    const set = largestFit(shown, language, smallest, typesetter)
    if (set === undefined) {
      many = count - 1
    } else {
      const excess = graphemesOf(text, language).length - graphemesOf(shown, language).length + 1
      fitting = {set, text: shown, excess}
      few = count + 1
    }
  }
  return fitting
}
