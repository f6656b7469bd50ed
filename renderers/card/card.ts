import type {Size} from './drawing/box.ts'

/** What a card is for. */
export type CardKind = 'og' | 'square' | 'portrait' | 'story' | 'step' | 'closing'

export type CardName = Exclude<CardKind, 'step'> | `step-${number}`

/** Sizes in pixels: link preview, square and upright (4:5) posts, story, and the squares of a carousel. */
export const cardSizes: Record<CardKind, Size> = {
  og: {width: 1200, height: 630},
  square: {width: 1080, height: 1080},
  portrait: {width: 1080, height: 1350},
  story: {width: 1080, height: 1920},
  step: {width: 1080, height: 1080},
  closing: {width: 1080, height: 1080},
}

/** The formats in which cards can be drawn. */
export const cardFormats = ['png', 'jpeg', 'webp'] as const

export type CardFormat = (typeof cardFormats)[number]

/** How files of a format are named and served. */
export const fileTypes: Record<
  CardFormat,
  {readonly extension: string; readonly mediaType: string}
> = {
  png: {extension: 'png', mediaType: 'image/png'},
  jpeg: {extension: 'jpg', mediaType: 'image/jpeg'},
  webp: {extension: 'webp', mediaType: 'image/webp'},
}

/** A finished card. */
export interface Card extends Size {
  readonly name: CardName
  readonly bytes: Uint8Array
  readonly format: CardFormat
  /** Of the format, without a dot: png, jpg, webp. */
  readonly extension: string
  readonly mediaType: string
  /** What the image shows, for those who cannot see it. */
  readonly alternativeText: string
  /** What may stand beside the image in a post. */
  readonly caption: string
}

/** What kind a card is. */
export function kindOf(name: CardName): CardKind {
  return isOther(name) ? name : 'step'
}

function isOther(name: CardName): name is Exclude<CardKind, 'step'> {
  return !name.startsWith('step-')
}
