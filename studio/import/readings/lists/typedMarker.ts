/** A mark that somebody typed in front of a paragraph. */
export interface Marker {
  readonly kind: 'bullet' | 'number' | 'letter' | 'roman'
  /** What it looks like, numbers and letters put as 1, a and i: lists do not change it on their way. */
  readonly sign: string
  /** Which number, or which letter of the alphabet; 0 for bullets. */
  readonly value: number
  /** Of a letter that may be a roman number, that number. */
  readonly roman?: number
  /** Characters of the text that it takes, blanks included. */
  readonly length: number
  /** Whether it is a dash or star, which text may begin with for other reasons. */
  readonly isPlain: boolean
}

const bullet = /^\s*([•●▪◦‣·∙○■□➢➤✓✔◆◇►▶⮚])\s*(?=\S)/u
const dash = /^\s*([-–—*])[ \u00a0]+(?=\S)/u
const numbered = /^\s*(\(?)(\d{1,3})\s?(\)|\.(?!\d))\s*(?=\S)/u
const roman = /^\s*(\(?)(x{0,2}(?:ix|iv|vi{0,3}|i{2,3}|(?<=x)i))(\)|\.(?=\s))\s*(?=\S)/u
const lettered = /^\s*(\(?)([a-z])(\)|\.(?=\s))\s*(?=\S)/u

const romanLetters: Readonly<Record<string, number>> = {i: 1, v: 5, x: 10}

/** Finds the mark that a text begins with; undefined where there is none, or nothing after it. */
export function markerOf(text: string): Marker | undefined {
  const sign = bullet.exec(text) ?? dash.exec(text)
  if (sign?.[1] !== undefined) {
    const isPlain = !bullet.test(text)
    return {kind: 'bullet', sign: sign[1], value: 0, length: sign[0].length, isPlain}
  }
  const number = numbered.exec(text)
  if (number !== null) return counted('number', '1', number, Number(number[2]))
  const letter = lettered.exec(text)
  if (letter !== null) {
    const name = letter[2] ?? ''
    const value = name.charCodeAt(0) - 'a'.charCodeAt(0) + 1
    const read = counted('letter', 'a', letter, value)
    const other = romanLetters[name]
    return other === undefined ? read : {...read, roman: other}
  }
  const found = roman.exec(text)
  return found === null ? undefined : counted('roman', 'i', found, romanValue(found[2] ?? ''))
}

function counted(
  kind: Marker['kind'],
  first: string,
  [all, open = '', , close = '']: RegExpExecArray,
  value: number,
): Marker {
  return {kind, sign: `${open}${first}${close}`, value, length: all.length, isPlain: false}
}

function romanValue(written: string): number {
  const values = [...written].map((letter) => romanLetters[letter] ?? 0)
  return values.reduce(
    (sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value),
    0,
  )
}

/** A letter as the roman number that it may be; other marks as they are. */
export function asRoman(marker: Marker): Marker {
  const {roman: value, sign} = marker
  return value === undefined
    ? marker
    : {...marker, kind: 'roman', value, sign: sign.replace('a', 'i')}
}

/** Whether a mark goes on where another left off: the same bullet, or the next number or letter. */
export function isNextMarker(before: Marker | undefined, marker: Marker): boolean {
  if (before === undefined) return true
  if (marker.kind === 'bullet') return before.kind === 'bullet' && before.sign === marker.sign
  const isNext = (some: Marker, next: Marker) =>
    some.kind === next.kind && some.sign === next.sign && next.value === some.value + 1
  return isNext(before, marker) || isNext(asRoman(before), asRoman(marker))
}
