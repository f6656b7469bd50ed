import {create} from 'fontkit'
import type {Font} from '../../font.ts'

/** How wide a text is at the most when it is set in one line, in ems: as bold letters, which are the widest. */
export type TextWidth = (text: string) => number

/** What is taken for signs of other scripts: ideographs fill an em, and few signs are wider. */
const MAX_SIGN_WIDTH = 1.2

/** Reads how wide letters are. Takes the fonts that print is set in (TrueType or OpenType bytes). */
export function textWidthOf(fonts: readonly Font[]): TextWidth {
  const alphabets = fonts
    .filter(
      ({weight, style, family}) => weight === 700 && style === 'normal' && !/SC$/u.test(family),
    )
    .flatMap(({data}) => {
      const font = create(Buffer.from(data.buffer, data.byteOffset, data.byteLength))
      return 'glyphForCodePoint' in font ? [font] : []
    })
  const known = new Map<string, number>()
  const widthOf = (sign: string): number => {
    const point = sign.codePointAt(0) ?? 0
    const font = alphabets.find((alphabet) => alphabet.hasGlyphForCodePoint(point))
    if (font === undefined) return MAX_SIGN_WIDTH
    return font.glyphForCodePoint(point).advanceWidth / font.unitsPerEm
  }
  return (text) => {
    let width = 0
    for (const sign of text) {
      const found = known.get(sign) ?? widthOf(sign)
      known.set(sign, found)
      width += found
    }
    return width
  }
}
