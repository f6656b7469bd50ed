import {type Colour, colours} from '../tokens.ts'
import type {Size} from './box.ts'
import type {Content, Layer} from './drawing.ts'
import {shape} from './element.ts'

/** The lowest layer of a card: a full ground in one colour, and what all cards of its kind show. */
export function ground(size: Size, colour: Colour, content: readonly Content[]): Layer {
  const box = {left: 0, top: 0, ...size}
  return {
    box,
    content: [shape(box, {backgroundColor: colours[colour]}), ...content],
    shared: true,
  }
}
