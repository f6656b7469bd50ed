import type {Finding} from '../../../renderers/guide/finding/finding.ts'
import type {Guide} from '../../../renderers/guide/model.ts'
import type {WebImage} from '../../../renderers/web/image.ts'
import type {LinkPreview, OfferedFile} from '../../../site/src/page.ts'
import type {Entry} from '../guides/entry.ts'
import type {UrlOf} from '../pieces/originals.ts'
import type {Output} from '../publication/report/report.ts'
import type {Workshop} from '../workshop/workshop.ts'

/** A guide, and what it takes to draw it in one channel. */
export interface Subject {
  readonly entry: Entry
  /** The guide as the channel draws it; resolved anew, for it is seldom needed. */
  readonly guide: () => Guide
  readonly urlOf: UrlOf
}

/** A guide resolved for a channel, as pieces are made from it. */
export interface Resolved {
  readonly digest: string
  readonly guide: () => Guide
  readonly urlOf: UrlOf
}

/** What a channel made of a guide. */
export interface ChannelResult {
  /** Where its files stand. */
  readonly outputs: readonly Output[]
  /** What the guide's web page shows of it. */
  readonly shown: Shown
  /** How many pages of paper it fills, where it is on paper. */
  readonly pages?: number
  /** An error among them holds the guide back in this channel. */
  readonly findings: readonly Finding[]
  /** Whether trying again may give something else, as when the store could not be reached. */
  readonly isTemporary: boolean
}

/** What a web page shows that was not drawn with it. */
export interface Shown {
  /** By `imageKey`. */
  readonly images?: Readonly<Record<string, WebImage>>
  readonly insert?: OfferedFile
  readonly linkPreview?: LinkPreview
}

/** Draws a guide in one channel. */
export type DrawChannel = (subject: Subject, workshop: Workshop) => Promise<ChannelResult>
