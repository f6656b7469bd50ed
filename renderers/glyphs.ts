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
  const fontOf = fontFinder(fonts)
  const scripts = new Map(fonts.map((font) => [font, scriptsOf(font)]))
  return (text) => {
    const missing = [...text].filter((character) => {
      if (unseen.test(character)) return false
      // What the first font with a glyph is not used for, none is: that is the one that is taken.
      const font = fontOf(character)
      return font === undefined || !scripts.get(font)?.test(character)
    })
    return [...new Set(missing)]
  }
}

/**
 * Takes fonts in the order of fallback; returns a function that finds those that a text needs, with the
 * first family always among them. For the same fonts it returns the same list.
 */
export function fontsInUseOf<One extends Font>(fonts: readonly One[]): (text: string) => One[] {
  const fontOf = fontFinder(fonts)
  const lists = new Map<string, One[]>()
  return (text) => {
    const seen = [...text].filter((character) => !unseen.test(character))
    const inUse = new Set(seen.map((character) => fontOf(character)?.family))
    const wanted = fonts.filter(({family}) => inUse.has(family) || family === fonts[0]?.family)
    const name = wanted.map(({family}) => family).join()
    const list = lists.get(name) ?? wanted
    lists.set(name, list)
    return list
  }
}

/** Finds the first font that has a character. A font is read when no font before it has one. */
function fontFinder(fonts: readonly Font[]): (character: string) => Font | undefined {
  const upright = fonts.filter(({style}) => style === 'normal')
  const known = new Map<string, Font | undefined>()
  return (character) => {
    if (known.has(character)) return known.get(character)
    const point = character.codePointAt(0) ?? 0
    const font = upright.find((one) => charactersOf(one).has(point))
    known.set(character, font)
    return font
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

const characterSets = new WeakMap<Uint8Array, ReadonlySet<number>>()

function charactersOf({data}: Font): ReadonlySet<number> {
  const known = characterSets.get(data)
  if (known !== undefined) return known
  // fontkit is written for Node's buffers; a plain view of the same bytes serves it as well.
  const font = create(Buffer.from(data.buffer, data.byteOffset, data.byteLength))
  const characters = new Set('characterSet' in font ? font.characterSet : [])
  characterSets.set(data, characters)
  return characters
}
