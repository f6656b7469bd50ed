import type {Finding} from '../../guide/finding.ts'
import type {Figure} from '../../guide/model.ts'
import type {CardName} from '../card.ts'
import type {Element} from '../layout/element.ts'
import type {FrameColours} from '../picture/framedPicture.ts'
import type {Size} from './box.ts'

/** Key of the element in whose place a card's figure goes. */
export const FIGURE_SLOT = 'figure'

/** A card before it becomes pixels. */
export interface Drawing {
  readonly name: CardName
  readonly size: Size
  /** What cards of its kind share: drawn once. */
  readonly background: Element
  /** What stands on the background: this card's texts, and the slot of its figure. */
  readonly content: Element
  readonly figure?: Figure
  readonly frame: FrameColours
  readonly alternativeText: string
  readonly caption: string
  readonly findings: readonly Finding[]
}
