import type {Finding} from '../guide/finding.ts'
import type {Picture} from '../guide/model.ts'
import type {Box, Size} from './box.ts'
import type {CardName} from './card.ts'
import type {Element} from './element.ts'
import type {PlacedLine} from './placedLine.ts'

/** A card before it becomes pixels: layers from the ground up, then the picture. */
export interface Drawing {
  readonly name: CardName
  readonly size: Size
  readonly layers: readonly Layer[]
  readonly picture?: PlacedPicture
  readonly alternativeText: string
  readonly findings: readonly Finding[]
}

/** What a layer shows: elements, and lines of text over them. */
export type Content = Element | PlacedLine

/** Content, placed on the card, that reaches no further than its box. */
export interface Layer {
  readonly box: Box
  readonly content: readonly Content[]
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
