import type {Finding} from '../../guide/finding.ts'
import type {Figure} from '../../guide/model.ts'
import type {CardName, Size} from '../card.ts'
import type {Element} from '../layout/element.ts'

/** A card before it becomes pixels. */
export interface Drawing {
  readonly name: CardName
  readonly size: Size
  /** What cards of its kind share: drawn once. */
  readonly background: Element
  /** What stands on the background: this card's texts, and the slot of its figure. */
  readonly content: Element
  readonly figure?: Figure | undefined
  readonly alternativeText: string
  readonly caption: string
  readonly findings: readonly Finding[]
}
