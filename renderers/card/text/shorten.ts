import {largestFit, type Room, type SetText, type Setting} from './fit.ts'
import {segmenterOf} from './segmenter.ts'
import {shorterAndShorter} from './sentences.ts'

/** Text set into its room, and how much of it had to go. */
export interface Shortened {
  readonly set: SetText
  readonly text: string
  /** Characters that did not fit even after whole sentences were left out; 0 when the text ends at a sentence. */
  readonly excess: number
}

/**
 * Sets text into its room: whole if it fits, else without its last sentences, else cut between
 * words in the smallest size. Undefined only when the room has no place for a single word.
 */
export async function shortenToFit(
  text: string,
  room: Room,
  setting: Setting,
): Promise<Shortened | undefined> {
  for (const shorter of shorterAndShorter(text, setting.language)) {
    const set = await largestFit(shorter, room, setting)
    if (set !== undefined) return {set, text: shorter, excess: 0}
  }
  return cutToFit(text, room, setting)
}

/** The longest beginning of a text that fits in the smallest size, cut between words, with an ellipsis. */
export async function cutToFit(
  text: string,
  room: Room,
  setting: Setting,
): Promise<Shortened | undefined> {
  const smallest = {...room, sizes: room.sizes.slice(-1)}
  const parts = Array.from(
    segmenterOf(setting.language, 'word').segment(text),
    ({segment}) => segment,
  )
  const whole = lengthOf(text, setting)
  let fitting: Shortened | undefined
  let few = 1
  let many = parts.length - 1
  while (few <= many) {
    const count = Math.floor((few + many) / 2)
    const kept = parts.slice(0, count).join('')
    const shown = `${kept.replace(/[\s\p{P}]+$/u, '')}…`
    const set = await largestFit(shown, smallest, setting)
    if (set === undefined) {
      many = count - 1
    } else {
      fitting = {set, text: shown, excess: whole - lengthOf(shown, setting) + 1}
      few = count + 1
    }
  }
  return fitting
}

/** User-perceived characters. */
function lengthOf(text: string, {language}: Setting): number {
  return [...segmenterOf(language, 'grapheme').segment(text)].length
}
