import {clampChroma, converter, formatHex, wcagContrast} from 'culori'
import type {Look} from './guide/model.ts'
import {type Colours, colours, darkColours} from './tokens.ts'

/** The least contrast of text on its ground (WCAG 2.2, 1.4.3). */
export const MIN_CONTRAST = 4.5

/** Steps in which a colour is made darker or lighter, in OKLCH's lightness (0 to 1). */
const STEP = 0.005

const toOklch = converter('oklch')

/** The colours of a site on light and on dark grounds. */
export interface Palette {
  readonly light: Colours
  readonly dark: Colours
}

/**
 * The colours that follow from a school's own: where a site names none, those of the tokens. Whatever
 * carries text keeps its contrast, in both.
 */
export function paletteOf({primary, accent}: Pick<Look, 'primary' | 'accent'>): Palette {
  const sign = accent === undefined ? colours.accent : legibleAccent(accent)
  if (primary === undefined) {
    const brandDeep = until(colours.brandDeep, -STEP, (colour) => contrast(colour, sign))
    return {
      light: {...colours, brandDeep, accent: sign},
      dark: {...darkColours, accent: sign},
    }
  }
  const brand = legiblePrimary(primary)
  const {l, c, h} = oklchOf(brand)
  const brandPale = until(hexOf({l: 0.953, c: Math.min(c, 0.016), h}), STEP, (colour) =>
    contrast(colour, brand),
  )
  const brandDeep = until(hexOf({l: Math.min(l * 0.78, 0.36), c: c * 0.8, h}), -STEP, (colour) =>
    Math.min(contrast(colour, brandPale), contrast(colour, sign)),
  )
  const darkBrand = until(hexOf({l: 0.79, c: Math.min(c, 0.1), h}), STEP, (colour) =>
    Math.min(contrast(colour, darkColours.paper), contrast(colour, darkColours.mist)),
  )
  return {
    light: {...colours, brand, brandPale, brandDeep, accent: sign},
    dark: {
      ...darkColours,
      brand: darkBrand,
      brandDeep: hexOf({l: 0.28, c: Math.min(c, 0.08), h}),
      brandPale: hexOf({l: 0.28, c: Math.min(c, 0.04), h}),
      accent: sign,
    },
  }
}

/** The nearest colour to a primary colour that can be read on light grounds, and white on it. */
export function legiblePrimary(colour: string): string {
  return until(colour, -STEP, (tried) =>
    Math.min(contrast(tried, colours.paper), contrast(tried, colours.mist)),
  )
}

/** The nearest colour to an accent colour on which dark text can be read. */
export function legibleAccent(colour: string): string {
  return until(colour, STEP, (tried) => contrast(tried, colours.ink))
}

/** The contrast of two colours, from 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  return wcagContrast(one, other)
}

/** A colour made lighter or darker, step by step, until its contrast is enough. */
function until(colour: string, step: number, contrastOf: (colour: string) => number): string {
  let tried = colour
  const {l, c, h} = oklchOf(colour)
  for (let lightness = l + step; contrastOf(tried) < MIN_CONTRAST; lightness += step) {
    tried = hexOf({l: lightness, c, h})
    if (lightness <= 0 || lightness >= 1) break
  }
  return tried
}

function oklchOf(colour: string): {l: number; c: number; h: number} {
  const {l = 0, c = 0, h = 0} = toOklch(colour) ?? {}
  return {l, c, h}
}

/** The colour in sRGB, with as much of its chroma as that has. */
function hexOf({l, c, h}: {l: number; c: number; h: number}): string {
  return formatHex(clampChroma({mode: 'oklch', l, c, h}, 'oklch')) ?? '#000000'
}
