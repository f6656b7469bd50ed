import {create} from 'fontkit'
import type {Font} from './font.ts'
import {families, familyScripts} from './tokens.ts'

/** Characters that are drawn by no glyph: white space, joiners, variation selectors, marks of direction. */
const unseen = /[\s\p{Cf}\p{Variation_Selector}\p{Zs}]/u

/** Finds the characters of a text that none of the fonts has, each once, in order. */
export type MissingGlyphs = (text: string) => readonly string[]

/**
 * Reads which characters fonts have, and which of those they are used for.
 * Takes the fonts that a channel sets its text in, in the order of fallback; returns a function that
 * names what is missing.
 */
export function missingGlyphsOf(fonts: readonly Font[]): MissingGlyphs {
  const known = fonts
    .filter(({style}) => style === 'normal')
    .map((font) => ({characters: new Set(charactersOf(font)), scripts: scriptsOf(font)}))
  return (text) => {
    const missing = [...text].filter((character) => {
      if (unseen.test(character)) return false
      const point = character.codePointAt(0) ?? 0
      // What the first font with a glyph is not used for, none is: that is the one that is taken.
      const font = known.find(({characters}) => characters.has(point))
      return font === undefined || !font.scripts.test(character)
    })
    return [...new Set(missing)]
  }
}

/** Matches the signs that a font is used for: letters of its scripts, and what belongs to no script. */
function scriptsOf({family}: Font): RegExp {
  const names = Object.entries(familyScripts).flatMap(([name, scripts]) =>
    isFamily(name) && families[name] === family ? scripts : [],
  )
  const classes = ['Common', 'Inherited', ...names].map((name) => `\\p{Script=${name}}`)
  // Signs that are newer than this machine's Unicode are letters of no script of ours.
  return new RegExp(`[${classes.join('')}\\p{Unassigned}]`, 'u')
}

function isFamily(name: string): name is keyof typeof families {
  return name in families
}

function charactersOf({data}: Font): number[] {
  // fontkit is written for Node's buffers; a plain view of the same bytes serves it as well.
  const font = create(Buffer.from(data.buffer, data.byteOffset, data.byteLength))
  return 'characterSet' in font ? font.characterSet : []
}
