import type {Language} from '../../schemas/language.ts'
import type {Pictures} from './pictures.ts'
import type {References} from './references.ts'

/** What drawing the blocks of one insert shares. All widths are millimetres. */
export interface Drawing {
  readonly language: Language
  readonly references: References
  readonly pictures: Pictures
  /** How wide a block may be where it stands. */
  readonly width: number
  readonly tallest: number
  readonly stepFigure: number
  readonly tallestInStep: number
}
