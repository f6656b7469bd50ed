import type {Language} from '../../../schemas/language.ts'
import {type Element, element, type Style} from '../layout/element.ts'
import {markLineBreaks} from './lineBreaks.ts'
import {lineHeightOf, type Role, type Weight} from './typeface.ts'
import type {Typesetter} from './typesetter.ts'

/** What a text is set by: its language, and who sets it. */
export interface Setting {
  readonly language: Language
  readonly typesetter: Typesetter
}

/** How a text may be set: the room it has and the sizes it may take, in pixels. */
export interface Room {
  readonly width: number
  readonly height: number
  readonly maxLines: number
  /** From the largest to the smallest. */
  readonly sizes: readonly number[]
  readonly weight: Weight
  readonly role: Role
}

/** Text in the size that it will have; pixels. */
export interface SetText {
  readonly text: string
  readonly size: number
  readonly lines: number
  readonly height: number
  /** Of the room. */
  readonly width: number
  /** Of its longest line. */
  readonly used: number
  readonly style: Style
}

/** The sizes in which a text fits its room without a break inside a word, from the largest on. */
export async function* fits(text: string, room: Room, setting: Setting): AsyncGenerator<SetText> {
  for (const size of room.sizes) {
    const set = await setIn(text, size, room, setting)
    if (set !== undefined) yield set
  }
}

/**
 * The text in the largest size that fits its room; where a word is too long for every size, broken
 * inside words in the smallest. Undefined when it fits in none.
 */
export async function largestFit(
  text: string,
  room: Room,
  setting: Setting,
): Promise<SetText | undefined> {
  for await (const set of fits(text, room, setting)) return set
  const smallest = room.sizes.at(-1)
  return smallest === undefined
    ? undefined
    : setIn(text, smallest, room, setting, {overflowWrap: 'anywhere'})
}

/** An element that shows set text. */
export function words({text, width, style}: SetText, further: Style): Element {
  return element('div', {
    // Lines of about equal length; there are as many as measured.
    style: {display: 'flex', flexShrink: 0, width, textWrap: 'balance', ...style, ...further},
    children: text,
  })
}

async function setIn(
  text: string,
  size: number,
  room: Room,
  {language, typesetter}: Setting,
  wrapping: Style = {},
): Promise<SetText | undefined> {
  const lineHeight = lineHeightOf(text, room.role, size)
  const style = {
    fontSize: size,
    fontWeight: room.weight,
    lineHeight: `${lineHeight}px`,
    whiteSpace: 'pre-line',
    ...wrapping,
  }
  const marked = markLineBreaks(drawable(text), language)
  const {width, height} = await typesetter.measure(marked, style, room.width)
  const lines = Math.round(height / lineHeight)
  if (width > room.width || height > room.height || lines > room.maxLines) return undefined
  return {text: marked, size, lines, height, width: room.width, used: width, style}
}

/** Signs as one font has them: accents on their letters, keycaps (“1️⃣”) as the digits on them. */
function drawable(text: string): string {
  return text.normalize('NFC').replaceAll(/\ufe0f?\u20e3/gu, '')
}
