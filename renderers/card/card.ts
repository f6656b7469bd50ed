import type {Size} from './box.ts'

/** What a card is for. */
export type CardKind = 'og' | 'square' | 'story' | 'step' | 'closing'

export type CardName = Exclude<CardKind, 'step'> | `step-${number}`

/** Sizes in pixels: link preview, square post, story, and the squares of a carousel. */
export const cardSizes: Record<CardKind, Size> = {
  og: {width: 1200, height: 630},
  square: {width: 1080, height: 1080},
  story: {width: 1080, height: 1920},
  step: {width: 1080, height: 1080},
  closing: {width: 1080, height: 1080},
}
