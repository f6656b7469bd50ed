import {type Colour, colours} from '../tokens.ts'
import type {Box} from './box.ts'
import {type Element, shape} from './element.ts'

/** One tile of the pattern that all cards share: a form in one colour on a ground of another. */
interface Tile {
  readonly form: 'leaf' | 'turnedLeaf' | 'petal' | 'turnedPetal' | 'disc' | 'plain'
  readonly colour: Colour
  readonly ground: Colour
}

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
const roundCorners: Record<Tile['form'], readonly [boolean, boolean, boolean, boolean]> = {
  leaf: [true, false, true, false],
  turnedLeaf: [false, true, false, true],
  petal: [true, false, false, false],
  turnedPetal: [false, false, true, false],
  disc: [true, true, true, true],
  plain: [false, false, false, false],
}

/** Covers an area with tiles of one size, row by row, from the given place in the pattern. */
export function tiles(area: Box, size: number, start = 0): Element[] {
  const columns = Math.round(area.width / size)
  const rows = Math.round(area.height / size)
  return Array.from({length: columns * rows}, (_, index) => {
    const column = index % columns
    const row = Math.floor(index / columns)
    const tile = pattern[(start + column + row * 3) % pattern.length]
    const box = {
      left: area.left + column * size,
      top: area.top + row * size,
      width: size,
      height: size,
    }
    return tile === undefined ? [] : drawTile(tile, box)
  }).flat()
}

/** The school's mark where it has no logo, and the ground of numerals: a leaf. */
export function leaf(box: Box, colour: Colour): Element {
  return form('leaf', box, colour)
}

function drawTile(tile: Tile, box: Box): Element[] {
  return [shape(box, {backgroundColor: colours[tile.ground]}), form(tile.form, box, tile.colour)]
}

function form(name: Tile['form'], box: Box, colour: Colour): Element {
  const radius = name === 'disc' ? box.width / 2 : box.width
  const radii = corners.map((corner, index) => [
    `border${corner}Radius`,
    roundCorners[name][index] ? radius : 0,
  ])
  return shape(box, {...Object.fromEntries(radii), backgroundColor: colours[colour]})
}
