import type {Edition, Ink} from './edition.ts'
import type {Reader} from './nodes/blanks.ts'
import type {Profile} from './press/outputIntent.ts'

/** How an insert is wanted. */
export interface InsertOptions {
  readonly edition: Edition
  /** Originals by asset id. */
  readonly images: ReadonlyMap<string, Uint8Array>
  /** Whether it is told where on its pages everything stands: takes half as long again. */
  readonly places?: boolean
  /** A word printed across every page, as on drafts. */
  readonly watermark?: string
  /** Whose copy this is: its blanks are filled. Without one they are left for handwriting. */
  readonly reader?: Reader
  /** Makes a press edition PDF/X-4 for this printing condition. */
  readonly profile?: Profile
  /** Of a press edition: what it is printed with, where not with inks for shapes and RGB for pictures. */
  readonly ink?: Ink
}
