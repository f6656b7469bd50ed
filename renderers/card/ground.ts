import {type Colour, colours} from '../tokens.ts'
import type {Size} from './box.ts'
import type {Layer} from './drawing.ts'
import {type Element, shape} from './element.ts'

/** The lowest layer of a card: a full ground in one colour, and what all cards of its kind show. */
export function ground(size: Size, colour: Colour, elements: readonly Element[]): Layer {
  const box = {left: 0, top: 0, ...size}
  return {
    box,
    elements: [shape(box, {backgroundColor: colours[colour]}), ...elements],
    shared: true,
  }
}
