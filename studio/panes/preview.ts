import type {Finding} from '../../renderers/guide/finding/finding.ts'
import type {PicturePlace} from '../../renderers/picturePlace.ts'

/** A channel of a guide's draft, as it would be published now. */
export interface Preview {
  readonly findings: readonly Finding[]
  /** Of the web channel: a whole page, which holds no script. */
  readonly page?: string
  /** Of print and cards: the pages or cards in their order. */
  readonly pictures?: readonly PreviewPicture[]
  /** Of print: the file itself, in Base64. */
  readonly pdf?: string
  /** Of cards: a ZIP of all of them with their captions and alternative texts, in Base64. */
  readonly zip?: string
  /** Of cards: what messengers show beside a link to the guide. */
  readonly link?: {readonly title: string; readonly summary: string; readonly host: string}
}

/** Where something of the guide stands on a picture, and what it says. */
export interface NamedPlace extends PicturePlace {
  readonly name: string
}

/** One page or card. */
export interface PreviewPicture {
  readonly name: string
  readonly alternativeText: string
  /** Of cards: what its file is called, and the text that goes with it into a post. */
  readonly file?: string
  readonly caption?: string
  /** The image itself, as a `data:` address. */
  readonly source: string
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** What of the guide stands where; what holds others comes before them. */
  readonly places: readonly NamedPlace[]
}

/** Where the server of the Studio answers what the Studio asks for. */
export const API_PATH = '/api/'

/** What the address of a Studio on hosted Sanity calls the key to previews. */
export const PREVIEW_KEY = 'preview'

/** Narrows what the server answers. */
export function isPreview(value: unknown): value is Preview {
  return (
    typeof value === 'object' &&
    value !== null &&
    'findings' in value &&
    Array.isArray(value.findings)
  )
}
