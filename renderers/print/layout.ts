import type {TrimSize} from '../../schemas/trimSize.ts'

/** The measures of a handbook page, in millimetres; type sizes in points. */
export interface Layout {
  readonly width: number
  readonly height: number
  readonly inside: number
  readonly outside: number
  readonly top: number
  readonly bottom: number
  /** Size of the text. */
  readonly size: number
  /** Width of the column that figures of steps stand in. */
  readonly stepFigure: number
  /** Tallest figure, in the text and in a step. */
  readonly tallest: number
  readonly tallestInStep: number
}

/** The layout of each trimmed size. */
export const layouts: Record<TrimSize, Layout> = {
  a5: {
    width: 148,
    height: 210,
    inside: 19,
    outside: 16,
    top: 22,
    bottom: 20,
    size: 9.5,
    stepFigure: 48,
    tallest: 90,
    tallestInStep: 60,
  },
  b5: {
    width: 176,
    height: 250,
    inside: 22,
    outside: 19,
    top: 25,
    bottom: 23,
    size: 10,
    stepFigure: 58,
    tallest: 110,
    tallestInStep: 72,
  },
  a4: {
    width: 210,
    height: 297,
    inside: 28,
    outside: 24,
    top: 28,
    bottom: 26,
    size: 10.5,
    stepFigure: 68,
    tallest: 130,
    tallestInStep: 85,
  },
}

/** How far colour runs over the trimmed edge, and how far away from it crop marks stand: millimetres. */
export const bleed = 3
/** Room around the trimmed page for bleed and crop marks, in millimetres. */
export const slug = 10

/** The width of the text, in millimetres. */
export function measureOf({width, inside, outside}: Layout): number {
  return width - inside - outside
}
