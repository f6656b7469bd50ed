/** A mark that somebody typed in front of a paragraph. */
export interface Marker {
  readonly kind: 'bullet' | 'number' | 'letter'
  /** What it looks like, numbers and letters put as 1 and a: lists do not change it on their way. */
  readonly sign: string
  /** Which number, or which letter of the alphabet; 0 for bullets. */
  readonly value: number
  /** Characters of the text that it takes, blanks included. */
  readonly length: number
  /** Whether it is a dash or star, which text may begin with for other reasons. */
  readonly isPlain: boolean
}

const bullet = /^\s*([•●▪◦‣·∙○■□➢➤✓✔◆◇►▶⮚])\s*(?=\S)/u
const dash = /^\s*([-–—*])[ \u00a0]+(?=\S)/u
const numbered = /^\s*(\(?)(\d{1,3})(\)|\.(?!\d))\s*(?=\S)/u
const lettered = /^\s*(\(?)([a-z])(\)|\.(?=\s))\s*(?=\S)/u

/** Finds the mark that a text begins with; undefined where there is none, or nothing after it. */
export function markerOf(text: string): Marker | undefined {
  const sign = bullet.exec(text) ?? dash.exec(text)
  if (sign?.[1] !== undefined) {
    const isPlain = !bullet.test(text)
    return {kind: 'bullet', sign: sign[1], value: 0, length: sign[0].length, isPlain}
  }
  const number = numbered.exec(text)
  if (number !== null) {
    const [all, open = '', digits = '', close = ''] = number
    return {
      kind: 'number',
      sign: `${open}1${close}`,
      value: Number(digits),
      length: all.length,
      isPlain: false,
    }
  }
  const letter = lettered.exec(text)
  if (letter === null) return undefined
  const [all, open = '', name = '', close = ''] = letter
  return {
    kind: 'letter',
    sign: `${open}a${close}`,
    value: name.charCodeAt(0) - 'a'.charCodeAt(0) + 1,
    length: all.length,
    isPlain: false,
  }
}

/** Whether a mark goes on where another left off: the same bullet, or the next number or letter. */
export function runsOn(before: Marker | undefined, marker: Marker): boolean {
  if (before === undefined) return true
  if (before.kind !== marker.kind || before.sign !== marker.sign) return false
  return marker.kind === 'bullet' || marker.value === before.value + 1
}
