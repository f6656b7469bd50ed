import type {Finding} from '../../guide/finding/finding.ts'
import type {Figure, Guide} from '../../guide/model.ts'
import type {Colours} from '../../tokens.ts'
import type {Card, Size} from '../card.ts'
import type {Logo} from '../picture/logo.ts'
import type {Typesetter} from '../text/typesetter.ts'
import type {CardElement} from './element.ts'

/** What every card of a site is drawn from. */
export interface SiteContext extends Pick<Guide, 'site' | 'language'> {
  readonly typesetter: Typesetter
  readonly colours: Colours
  /** Whether the leaf motif is drawn. */
  readonly motif: boolean
  readonly logo?: Logo | undefined
}

/** What every card of a guide is drawn from. */
export interface CardContext extends SiteContext {
  readonly guide: Guide
}

/** A card before it becomes pixels. */
export interface CardLayout extends Pick<Card, 'name' | 'alternativeText' | 'caption'> {
  readonly size: Size
  /** What cards of its kind share: drawn once. */
  readonly background: CardElement
  /** What stands on the background: this card's texts, and the slot of its figure. */
  readonly content: CardElement
  readonly figure?: Figure | undefined
  /** What its QR code says, where it has the slot of one. */
  readonly code?: string
  readonly findings: readonly Finding[]
}
