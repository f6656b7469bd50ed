import type {Colour, Colours} from '../../tokens.ts'
import {type Area, type CardElement, placedAt} from './element.ts'

/** The pattern, tile by tile: a form in one colour on a ground of another; neighbours differ, and the accent stays rare. */
const pattern: readonly (readonly [Form, Colour, Colour])[] = [
  ['leaf', 'accent', 'brand'],
  ['turnedLeaf', 'brandPale', 'brandDeep'],
  ['petal', 'brandDeep', 'brand'],
  ['disc', 'brand', 'brandPale'],
  ['turnedPetal', 'accent', 'brandDeep'],
  ['turnedLeaf', 'brandDeep', 'brand'],
  ['leaf', 'brand', 'brandPale'],
  ['petal', 'brandPale', 'brandDeep'],
  ['disc', 'accent', 'brand'],
  ['turnedLeaf', 'brand', 'brandDeep'],
]

/** The forms of the motif: which corners of a square are round, from top left on. */
const corners = {
  leaf: '100% 0 100% 0',
  turnedLeaf: '0 100% 0 100%',
  petal: '100% 0 0 0',
  turnedPetal: '0 0 100% 0',
  disc: '50%',
} as const

type Form = keyof typeof corners

/** How thick the edge of a plain band is, in pixels. */
const EDGE = 12

/**
 * What decorates an area: tiles of one size, row by row, from the given place in the pattern; for a
 * school without the motif a plain band with an edge in the accent colour, on the side of the texts.
 */
export function decoration(
  area: Area,
  size: number,
  {colours, motif}: {readonly colours: Colours; readonly motif: boolean},
  start = 0,
): CardElement[] {
  const [left, top, width, height] = area
  if (!motif) {
    const edge =
      height > width
        ? ([left === 0 ? width - EDGE : 0, 0, EDGE, height] as const)
        : ([0, top === 0 ? height - EDGE : 0, width, EDGE] as const)
    return [
      placedAt(
        area,
        {backgroundColor: colours.brand},
        placedAt(edge, {backgroundColor: colours.accent}),
      ),
    ]
  }
  const columns = Math.round(width / size)
  const count = columns * Math.round(height / size)
  return Array.from({length: count}, (_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)]
    const [name, colour, ground] = pattern[(start + column + row * 3) % pattern.length] ?? []
    if (name === undefined || colour === undefined || ground === undefined) return []
    const tile = [left + column * size, top + row * size, size, size] as const
    return [placedAt(tile, {backgroundColor: colours[ground]}, form(name, size, colours[colour]))]
  }).flat()
}

/** A form of the motif: the ground of a numeral, the mark of a school without a logo. */
export function form(name: Form, size: number, colour: string): CardElement {
  return placedAt([0, 0, size, size], {backgroundColor: colour, borderRadius: corners[name]})
}
