import {create} from 'fontkit'
import type {Font} from './font.ts'

/** Characters that are drawn by no glyph: white space, joiners, variation selectors, marks of direction. */
const unseen = /[\s\p{Cf}\p{Variation_Selector}\p{Zs}]/u

/** Finds the characters of a text that none of the fonts has, each once, in order. */
export type MissingGlyphs = (text: string) => readonly string[]

/**
 * Reads which characters fonts have.
 * Takes the fonts that a channel sets its text in; returns a function that names what is missing.
 */
export function missingGlyphsOf(fonts: readonly Font[]): MissingGlyphs {
  const known = new Set(fonts.filter(({style}) => style === 'normal').flatMap(charactersOf))
  return (text) => {
    const missing = [...text].filter(
      (character) => !unseen.test(character) && !known.has(character.codePointAt(0) ?? 0),
    )
    return [...new Set(missing)]
  }
}

function charactersOf({data}: Font): number[] {
  // fontkit is written for Node's buffers; a plain view of the same bytes serves it as well.
  const font = create(Buffer.from(data.buffer, data.byteOffset, data.byteLength))
  return 'characterSet' in font ? font.characterSet : []
}
