import type {Language} from '../../../schemas/language.ts'
import type {Guide, Site} from '../../guide/model.ts'
import type {Colours} from '../../tokens.ts'
import type {Logo} from '../picture/logo.ts'
import type {Typesetter} from '../text/typesetter.ts'

/** What every card of a site is drawn from. */
export interface SiteContext {
  readonly site: Site
  readonly language: Language
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
