import type {Edition} from './edition.ts'
import type {Profile} from './outputIntent.ts'

/** How an insert is wanted. */
export interface InsertOptions {
  readonly edition: Edition
  /** Originals by asset id. */
  readonly images: ReadonlyMap<string, Uint8Array>
  /** A word printed across every page, as on drafts. */
  readonly watermark?: string
  /** Makes a press edition PDF/X-4 for this printing condition. */
  readonly profile?: Profile
}
