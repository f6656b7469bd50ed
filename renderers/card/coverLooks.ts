import type {Box} from './box.ts'
import type {Element} from './element.ts'
import {tiles} from './motif.ts'

export type CoverKind = 'og' | 'square' | 'story'

/** Where everything stands on one kind of cover, and the sizes its type may take; pixels throughout. */
export interface CoverLook {
  readonly mark: Box
  /** The site's address. */
  readonly address: Box & {readonly align: 'left' | 'right'; readonly size: number}
  readonly text: Box
  readonly align: 'top' | 'middle'
  readonly groupSize: number
  readonly titleSizes: readonly number[]
  readonly summarySizes: readonly number[]
  readonly pattern: () => readonly Element[]
  /** Where the figure goes; absent in the look for covers without one. */
  readonly figure?: Box
}

function box(left: number, top: number, width: number, height: number): Box {
  return {left, top, width, height}
}

const ogCommon = {
  mark: box(64, 56, 500, 40),
  align: 'middle',
  groupSize: 26,
} as const

const squareCommon = {
  mark: box(64, 64, 540, 44),
  address: {...box(600, 64, 416, 44), align: 'right', size: 24},
  groupSize: 32,
} as const

const storyCommon = {
  mark: box(72, 286, 936, 52),
  groupSize: 38,
  pattern: () => [...tiles(box(0, 0, 1080, 216), 216), ...tiles(box(0, 1704, 1080, 216), 216, 5)],
} as const

/** The looks of a cover: with a figure, and without one. */
export const coverLooks: Record<
  CoverKind,
  {readonly withFigure: CoverLook & {readonly figure: Box}; readonly withoutFigure: CoverLook}
> = {
  og: {
    withFigure: {
      ...ogCommon,
      text: box(64, 130, 524, 388),
      address: {...box(64, 538, 524, 36), align: 'left', size: 22},
      titleSizes: [80, 76, 72, 68, 64, 60, 56, 52, 48, 44, 42, 40],
      summarySizes: [30, 28, 26, 24],
      pattern: () => tiles(box(990, 0, 210, 630), 210),
      figure: box(628, 95, 508, 440),
    },
    withoutFigure: {
      ...ogCommon,
      text: box(64, 130, 800, 388),
      address: {...box(64, 538, 800, 36), align: 'left', size: 22},
      titleSizes: [112, 104, 96, 88, 80, 72, 64, 58, 52, 48, 44, 40, 36],
      summarySizes: [36, 34, 32, 30, 28, 26, 24],
      pattern: () => tiles(box(948, 0, 252, 630), 126, 1),
    },
  },
  square: {
    withFigure: {
      ...squareCommon,
      text: box(64, 150, 952, 400),
      align: 'middle',
      titleSizes: [112, 104, 96, 88, 80, 72, 66, 60, 56, 52, 48, 44],
      summarySizes: [38, 36, 34, 32, 30, 28],
      pattern: () => tiles(box(0, 810, 1080, 270), 270),
      figure: box(64, 580, 952, 436),
    },
    withoutFigure: {
      ...squareCommon,
      text: box(64, 150, 952, 600),
      align: 'middle',
      titleSizes: [144, 132, 120, 108, 96, 88, 80, 72, 64, 56, 48, 44, 40, 36],
      summarySizes: [46, 44, 42, 40, 38, 36, 34, 32, 30, 28],
      pattern: () => tiles(box(0, 810, 1080, 270), 270, 2),
    },
  },
  story: {
    withFigure: {
      ...storyCommon,
      text: box(72, 390, 936, 520),
      align: 'middle',
      titleSizes: [120, 112, 104, 96, 88, 80, 72, 66, 60, 56, 52],
      summarySizes: [44, 42, 40, 38, 36, 34],
      figure: box(72, 960, 936, 540),
      address: {...box(72, 1560, 936, 60), align: 'left', size: 36},
    },
    withoutFigure: {
      ...storyCommon,
      text: box(72, 390, 936, 1100),
      align: 'middle',
      titleSizes: [168, 152, 136, 120, 108, 96, 88, 80, 72, 64, 56, 48, 44, 40, 36],
      summarySizes: [56, 52, 48, 44, 42, 40, 38, 36, 34],
      address: {...box(72, 1560, 936, 60), align: 'left', size: 36},
    },
  },
}
