import type {PicturePlace} from '../picturePlace.ts'

/** Pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A place on a card, from its top left corner. */
export interface Box extends Size {
  readonly left: number
  readonly top: number
}

/** What a card is for. */
export type CardKind = 'og' | 'square' | 'portrait' | 'story' | 'step' | 'closing'

export type CardName = Exclude<CardKind, 'step'> | `step-${number}`

/** Link preview, square and upright (4:5) posts, story, and the squares of a carousel. */
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

/** Originals by asset id, which names their bytes too. */
export type Images = ReadonlyMap<string, Uint8Array>

/** What cards show, and a format: absent where photographs are JPEG and all else PNG. */
export interface CardOptions {
  readonly images: Images
  readonly format?: CardFormat | undefined
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
  /** The texts that it shows, and where: for whoever proves that they can be read. */
  readonly texts: readonly PlacedText[]
  /** What of the guide stands where. */
  readonly places: readonly PicturePlace[]
}

/** A text as it was set: its box in pixels, from the top left corner. */
export interface PlacedText extends Box {
  readonly text: string
}

/** The most that a card may weigh, in bytes: messengers drop the preview of a link that is heavier. */
export function budgetOf(name: CardName): number {
  return name === 'og' ? 300_000 : 500_000
}
