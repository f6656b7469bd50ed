import type {Box} from '../drawing/box.ts'

export type CoverKind = 'square' | 'portrait' | 'story'

/** A decorated area, and the size of its tiles. */
interface Decorated {
  readonly area: Box
  readonly tile: number
  readonly start: number
}

/** Where everything stands on one kind of cover, and the sizes its type may take; pixels throughout. */
export interface CoverLook {
  readonly mark: Box & {readonly sizes: readonly number[]}
  /** The site's address. */
  readonly address: Box & {readonly align: 'left' | 'right'; readonly sizes: readonly number[]}
  /** Where the texts stand, above the figure or alone. */
  readonly text: Box & {readonly heightAlone: number}
  readonly gapAboveFigure: number
  readonly groupSizes: readonly number[]
  readonly withFigure: TypeRoom & {readonly height: number}
  readonly alone: TypeRoom
  readonly decorations: (withFigure: boolean) => readonly Decorated[]
}

interface TypeRoom {
  readonly sizes: readonly number[]
  readonly sizesBelow: readonly number[]
}

function box(left: number, top: number, width: number, height: number): Box {
  return {left, top, width, height}
}

const post = {
  mark: {...box(64, 64, 540, 44), sizes: [30, 26, 22]},
  address: {...box(600, 70, 416, 44), align: 'right', sizes: [24, 22, 20]},
  groupSizes: [34, 30, 26],
  gapAboveFigure: 30,
} as const

/** The looks of covers, with a figure and without one. */
export const coverLooks: Record<CoverKind, CoverLook> = {
  square: {
    ...post,
    text: {...box(64, 146, 952, 870), heightAlone: 620},
    withFigure: {height: 400, sizes: [112, 96, 84, 74, 64, 56, 48], sizesBelow: [38, 34, 31, 28]},
    alone: {sizes: [144, 124, 108, 92, 80, 68, 56, 46, 38], sizesBelow: [46, 42, 38, 34, 30]},
    decorations: (withFigure) => [
      {area: box(0, 810, 1080, 270), tile: 270, start: withFigure ? 0 : 2},
    ],
  },
  portrait: {
    ...post,
    text: {...box(64, 150, 952, 1136), heightAlone: 860},
    withFigure: {height: 560, sizes: [124, 108, 94, 82, 70, 60, 50], sizesBelow: [42, 38, 34, 30]},
    alone: {sizes: [152, 132, 114, 98, 84, 70, 58, 46, 38], sizesBelow: [50, 46, 42, 38, 34]},
    decorations: (withFigure) => [
      {area: box(0, 1080, 1080, 270), tile: 270, start: withFigure ? 0 : 2},
    ],
  },
  story: {
    mark: {...box(72, 286, 936, 52), sizes: [36, 32, 28]},
    address: {...box(72, 1560, 936, 60), align: 'left', sizes: [36, 32, 28]},
    groupSizes: [40, 36, 32],
    gapAboveFigure: 40,
    text: {...box(72, 390, 936, 1110), heightAlone: 1110},
    withFigure: {height: 560, sizes: [120, 106, 94, 82, 70, 60, 52], sizesBelow: [46, 42, 38, 34]},
    alone: {sizes: [168, 144, 124, 106, 90, 76, 62, 50, 40], sizesBelow: [56, 50, 44, 38, 34]},
    decorations: () => [
      {area: box(0, 0, 1080, 216), tile: 216, start: 0},
      {area: box(0, 1704, 1080, 216), tile: 216, start: 5},
    ],
  },
}
