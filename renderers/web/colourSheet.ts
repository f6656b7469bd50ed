import type {Look} from '../guide/model.ts'
import {paletteOf} from '../palette.ts'
import type {Colours} from '../tokens.ts'

/**
 * The colours of a site as a style sheet: custom properties for light grounds, and for the dark ones
 * that visitors may prefer on screens. Colours that a visitor forces stand above both.
 */
export function colourSheet(look: Look): string {
  const {light, dark} = paletteOf(look)
  return `:root{color-scheme:light dark;${properties(light)}}@media screen and (prefers-color-scheme:dark){:root{${properties(dark)}}}`
}

function properties(values: Colours): string {
  return Object.entries(values)
    .map(([name, value]) => `--${kebabCase(name)}:${value}`)
    .join(';')
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)
}
