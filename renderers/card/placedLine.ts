import {type Colour, colours} from '../tokens.ts'
import type {SetText} from './fit.ts'
import type {Line} from './lines.ts'
import type {Weight} from './typeface.ts'

/** A line of text where it stands on a card; pixels. */
export interface PlacedLine {
  readonly line: Line
  readonly left: number
  /** Upper edge of the line's height, in the middle of which its letters stand. */
  readonly top: number
  readonly lineHeight: number
  readonly size: number
  readonly weight: Weight
  readonly colour: string
}

/** Where set text stands: its top edge and the edge or axis that its lines keep to. */
export interface Placing {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly align?: 'left' | 'center' | 'right'
}

/** The part of the free width that lies before a line. */
const before = {left: 0, center: 0.5, right: 1} as const

/** Places set text, line below line. */
export function placeLines(text: SetText, colour: Colour, placing: Placing): PlacedLine[] {
  const {size, lineHeight, weight} = text
  const {left, top, width, align = 'left'} = placing
  return text.lines.map((line, index) => ({
    line,
    left: left + before[align] * (width - line.width * size),
    top: top + index * lineHeight,
    lineHeight,
    size,
    weight,
    colour: colours[colour],
  }))
}
