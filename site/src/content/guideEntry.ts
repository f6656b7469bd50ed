import type {Guide} from '../../../renderers/guide/model.ts'
import type {WebImage} from '../../../renderers/web/image.ts'

/** A file that the site serves under a name of its own. */
export interface ServedFile {
  /** Below `/images/`. */
  readonly name: string
  /** Where its bytes are kept between builds. */
  readonly cached: string
}

/** What the site keeps of one guide. */
export interface GuideEntry {
  readonly guide: Guide
  /** By `imageKey`. */
  readonly images: Readonly<Record<string, WebImage>>
  readonly files: readonly ServedFile[]
  /** How the pictures were made. */
  readonly recipe: string
}

/** Whether data kept from an earlier build is an entry as this version makes them. */
export function isGuideEntry(data: unknown): data is GuideEntry {
  return (
    typeof data === 'object' &&
    data !== null &&
    'guide' in data &&
    'images' in data &&
    'files' in data
  )
}
