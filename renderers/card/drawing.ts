import type {Finding} from '../guide/finding.ts'
import type {Picture} from '../guide/model.ts'
import type {Box, Size} from './box.ts'
import type {CardName} from './card.ts'
import {type Element, element, frame} from './element.ts'

/** A card before it becomes pixels: layers from the ground up, then the picture. */
export interface Drawing {
  readonly name: CardName
  readonly size: Size
  readonly layers: readonly Layer[]
  readonly picture?: PlacedPicture
  readonly alternativeText: string
  readonly findings: readonly Finding[]
}

/** Elements, placed on the card, that reach no further than their box. */
export interface Layer {
  readonly box: Box
  readonly elements: readonly Element[]
  /** Whether many cards share it, so that its pixels are worth keeping. */
  readonly shared: boolean
}

export interface PlacedPicture {
  readonly picture: Picture
  /** The part of the picture that is shown, in pixels of the upright original. */
  readonly part: Box
  readonly box: Box
  /** Of its corners, in pixels. */
  readonly radius: number
}

/** The tree of one layer, in the layer's own frame. */
export function treeOf({box, elements}: Layer, size: Size): Element {
  const style = {position: 'absolute', left: -box.left, top: -box.top, ...size, display: 'flex'}
  return frame(box, [element('div', {style, children: elements})])
}
