import type {Colour, Colours} from '../../tokens.ts'
import type {Box} from '../drawing/box.ts'
import type {SiteContext} from './context.ts'
import {type Element, shape} from './element.ts'

/** One tile of the pattern that all cards share: a form in one colour on a ground of another. */
interface Tile {
  readonly form: Form
  readonly colour: Colour
  readonly ground: Colour
}

type Form = 'leaf' | 'turnedLeaf' | 'petal' | 'turnedPetal' | 'disc'

/** The pattern, tile by tile; composed so that neighbours differ and the accent stays rare. */
const pattern: readonly Tile[] = [
  {form: 'leaf', colour: 'accent', ground: 'brand'},
  {form: 'turnedLeaf', colour: 'brandPale', ground: 'brandDeep'},
  {form: 'petal', colour: 'brandDeep', ground: 'brand'},
  {form: 'disc', colour: 'brand', ground: 'brandPale'},
  {form: 'turnedPetal', colour: 'accent', ground: 'brandDeep'},
  {form: 'turnedLeaf', colour: 'brandDeep', ground: 'brand'},
  {form: 'leaf', colour: 'brand', ground: 'brandPale'},
  {form: 'petal', colour: 'brandPale', ground: 'brandDeep'},
  {form: 'disc', colour: 'accent', ground: 'brand'},
  {form: 'turnedLeaf', colour: 'brand', ground: 'brandDeep'},
]

const corners = ['TopLeft', 'TopRight', 'BottomRight', 'BottomLeft'] as const

/** Which corners of a form are round, in the order of `corners`. */
const roundCorners: Record<Form, readonly [boolean, boolean, boolean, boolean]> = {
  leaf: [true, false, true, false],
  turnedLeaf: [false, true, false, true],
  petal: [true, false, false, false],
  turnedPetal: [false, false, true, false],
  disc: [true, true, true, true],
}

/** How thick the plain band's edge is, in pixels. */
const EDGE = 12

/**
 * What decorates an area: tiles of one size, row by row, from the given place in the pattern; for a
 * school without the motif a plain band with an edge in the accent colour.
 */
export function decoration(
  area: Box,
  size: number,
  {colours, motif}: Pick<SiteContext, 'colours' | 'motif'>,
  start = 0,
): Element[] {
  if (!motif) return band(area, colours)
  const columns = Math.round(area.width / size)
  const rows = Math.round(area.height / size)
  return Array.from({length: columns * rows}, (_, index) => {
    const column = index % columns
    const row = Math.floor(index / columns)
    const tile = pattern[(start + column + row * 3) % pattern.length]
    const left = area.left + column * size
    const box = {left, top: area.top + row * size, width: size, height: size}
    return tile === undefined ? [] : drawTile(tile, box, colours)
  }).flat()
}

/** A form of the motif by itself: the mark of a school without a logo, the ground of a numeral. */
export function form(name: Form, box: Box, colour: string): Element {
  const radius = name === 'disc' ? box.width / 2 : box.width
  const radii = corners.map((corner, index) => [
    `border${corner}Radius`,
    roundCorners[name][index] ? radius : 0,
  ])
  return shape(box, {...Object.fromEntries(radii), backgroundColor: colour})
}

function drawTile(tile: Tile, box: Box, colours: Colours): Element[] {
  return [
    shape(box, {backgroundColor: colours[tile.ground]}),
    form(tile.form, box, colours[tile.colour]),
  ]
}

/** The edge lies along the longer side that faces the card. */
function band(area: Box, colours: Colours): Element[] {
  const {left, top, width, height} = area
  const edge =
    height > width
      ? {left: left === 0 ? width - EDGE : left, top, width: EDGE, height}
      : {left, top: top === 0 ? height - EDGE : top, width, height: EDGE}
  return [
    shape(area, {backgroundColor: colours.brand}),
    shape(edge, {backgroundColor: colours.accent}),
  ]
}
