import type {Language} from '../../../schemas/language.ts'
import type {Pictures} from '../pictures/pictures.ts'
import type {Reader} from './blanks.ts'
import type {References} from './references.ts'
import type {Fits} from './textNodes.ts'
import type {TextWidth} from './textWidth.ts'

/** What drawing the blocks of one insert shares. All widths are millimetres. */
export interface PrintContext {
  readonly language: Language
  readonly references: References
  readonly pictures: Pictures
  /** How wide a block may be where it stands. */
  readonly width: number
  /** Size of the text, in points. */
  readonly size: number
  readonly textWidth: TextWidth
  /** Whose copy this is, where its blanks are filled. */
  readonly reader: Reader | undefined
  readonly tallest: number
  readonly stepFigure: number
  readonly tallestInStep: number
}

const pointsPerMillimetre = 72 / 25.4

/** Tells what fits in a line of a width in millimetres, set in a size in points. */
export function fitsIn(
  {width, size, textWidth}: Pick<PrintContext, 'width' | 'size' | 'textWidth'>,
  scale = 1,
): Fits {
  const ems = (width * pointsPerMillimetre) / (size * scale)
  return (text) => textWidth(text) <= ems
}
