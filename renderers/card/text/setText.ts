import type {Language} from '../../../schemas/language.ts'
import type {Finding} from '../../guide/finding/finding.ts'
import {findMissingGlyphs} from '../../missingGlyph.ts'
import {markLineBreaks} from '../../text/lineBreaks.ts'
import {segmenterOf, shorterAndShorter} from '../../text/sentences.ts'
import type {CardName} from '../card.ts'
import {type Source, textInPart} from '../findings.ts'
import {type CardElement, element, type Style} from '../layout/element.ts'
import {placeKey} from '../layout/places.ts'
import type {Typesetter} from './typesetter.ts'

/** The sizes that type on cards may have, in pixels. */
const scale = [
  168, 148, 130, 116, 104, 92, 82, 74, 66, 58, 52, 46, 42, 38, 35, 32, 30, 28, 26, 24, 22, 20,
]

/** The most lines that look well in a size: the last of many large ones often holds a single word. */
const mostLines = (size: number) => (size > 70 ? 2 : size > 52 ? 3 : 20)

/** The room that a text has, in pixels, and how it may be set. */
export interface TextRoom {
  readonly width: number
  readonly height: number
  /** The largest and the smallest size, each of the scale or between its steps. */
  readonly sizes: readonly [largest: number, smallest: number]
  /** For text to be read on: regular weight, and lines further apart. Titles and labels are bold. */
  readonly prose?: true
}

/** A text as it will stand; no element where there is nothing to show. */
export interface SetText {
  readonly elements: readonly CardElement[]
  readonly height: number
  readonly size: number
}

/** Sets the texts of one card, and gathers what had no room and what no font has. */
export interface Composer {
  readonly findings: Finding[]
  /**
   * Sets the first of some texts that fits whole, in the largest size that does; where none fits, the
   * first without its last sentences, or cut between words. The source is absent for what the product
   * itself says, which always has room.
   */
  set(texts: readonly string[], room: TextRoom, style: Style, source?: Source): Promise<SetText>
}

/** Makes what sets the texts of a card. */
export function createComposer(
  card: CardName,
  {language, typesetter}: {readonly language: Language; readonly typesetter: Typesetter},
): Composer {
  const findings: Finding[] = []

  async function setIn(size: number, text: string, room: TextRoom, style: Style) {
    const lineHeight = Math.round(size * leadingOf(text, room.prose ? 1.36 : 1.12))
    const type = {fontSize: size, fontWeight: room.prose ? 400 : 700, lineHeight: `${lineHeight}px`}
    const all = {whiteSpace: 'pre-line', ...type, ...style}
    const children = markLineBreaks(text, language)
    const {width, height} = await typesetter.measure(children, all, room.width)
    const most = Math.min(room.height, mostLines(size) * lineHeight)
    if (width > room.width || height > most) return undefined
    // Lines of about equal length; there are as many as measured.
    const place = {display: 'flex', flexShrink: 0, width: room.width, textWrap: 'balance'}
    return {elements: [element('div', {style: {...place, ...all}, children})], height, size}
  }

  /** In the largest size that fits, down to the least. */
  async function setWhole(text: string, room: TextRoom, style: Style, least: number) {
    for (const size of scale.filter((one) => one <= room.sizes[0] && one >= least)) {
      const set = await setIn(size, text, room, style)
      if (set !== undefined) return set
    }
    // Broken inside a word, where it is too long for every size.
    const [, smallest] = room.sizes
    return least > smallest
      ? undefined
      : setIn(smallest, text, room, {...style, overflowWrap: 'anywhere'})
  }

  /** The longest beginning that fits in the smallest size, cut between words, with an ellipsis. */
  async function setCut(text: string, room: TextRoom, style: Style) {
    const words = Array.from(segmenterOf(language, 'word').segment(text), ({segment}) => segment)
    const [, smallest] = room.sizes
    let fitting = {set: nothing, shown: ''}
    for (let few = 1, many = words.length - 1; few <= many; ) {
      const count = Math.floor((few + many) / 2)
      const shown = `${words
        .slice(0, count)
        .join('')
        .replace(/[\s\p{P}]+$/u, '')}…`
      const set = await setWhole(shown, {...room, sizes: [smallest, smallest]}, style, smallest)
      if (set !== undefined) fitting = {set, shown}
      if (set === undefined) many = count - 1
      else few = count + 1
    }
    return fitting
  }

  /** Shows as much of it as fits, and finds what it does not show. */
  async function setMost(texts: readonly string[], room: TextRoom, style: Style, source?: Source) {
    const [text = ''] = texts
    const [largest, smallest] = room.sizes
    // A shorter text in large type is better than a longer one in small type.
    for (const least of [Math.max(largest / 2, smallest), smallest]) {
      for (const whole of texts) {
        const set = await setWhole(whole, room, style, least)
        if (set !== undefined) return set
      }
    }
    for (const shown of shorterAndShorter(text, language)) {
      const set = await setWhole(shown, room, style, smallest)
      if (set === undefined) continue
      findings.push(...textInPart('note', card, source, text, shown))
      return set
    }
    const {set, shown} = await setCut(text, room, style)
    findings.push(...textInPart('warning', card, source, text, shown))
    return set
  }

  return {
    findings,
    async set(texts, room, style, source) {
      if (!texts[0]) return nothing
      if (source === undefined) return setMost(texts, room, style)
      const read = texts.map((one) => ({...source, text: one}))
      findings.push(...findMissingGlyphs(read, 'card', typesetter.missingGlyphs))
      const {elements, ...set} = await setMost(texts, room, style, source)
      return {...set, elements: elements.map((one) => ({...one, key: placeKey(source)}))}
    },
  }
}

const nothing: SetText = {elements: [], height: 0, size: 0}

/** The line height that a text needs, as a multiple of its size, by the tallest script in it. */
function leadingOf(text: string, latin: number): number {
  if (/\p{Script=Tamil}/u.test(text)) return latin * 1.2
  return /\p{Script=Han}/u.test(text) ? latin * 1.12 : latin
}
