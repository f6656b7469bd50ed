import * as v from 'valibot'
import {heldBackSchema} from '../attention/attention.ts'

/** Where the site goes: a folder of this machine, a host by a command, or a host that builds it itself. */
export const targetKinds = ['folder', 'command', 'hook'] as const

export type TargetKind = (typeof targetKinds)[number]

const changeSchema = v.object({
  guide: v.string(),
  title: v.string(),
  change: v.picklist(['new', 'changed', 'gone']),
})

/** What became of a guide from one publication to another. */
export type GuideChange = v.InferOutput<typeof changeSchema>

const changesSchema = v.object({
  guides: v.array(changeSchema),
  /**
   * Whether, though no guide changed, something else did: other pages, header, footer, notice, logo. With a
   * guide, pages that list guides change anyway.
   */
  others: v.boolean(),
})

/** What differs between two publications. */
export type PublicationChanges = v.InferOutput<typeof changesSchema>

export const publicationSchema = v.object({
  id: v.string(),
  /** When it was put online, as ISO 8601. */
  at: v.string(),
  /** Who did it, as the Studio calls them; none where it was not done in the Studio. */
  by: v.exactOptional(v.string()),
  how: v.picklist(['in the Studio', 'by itself', 'in a terminal']),
  /** The publication that it went back to. */
  backTo: v.exactOptional(v.object({id: v.string(), at: v.string()})),
  /** Names all that was put online: same revision, same bytes. */
  revision: v.string(),
  changes: changesSchema,
})

/** One time that the site was put online. */
export type Publication = v.InferOutput<typeof publicationSchema>

/** How far putting it online has come. */
export const progressSchema = v.object({
  step: v.picklist(['reading', 'drawing', 'placing', 'sending']),
  /** How many of how many, where it can be counted. */
  done: v.exactOptional(v.number()),
  all: v.exactOptional(v.number()),
})

export type Progress = v.InferOutput<typeof progressSchema>

/** What is online, and what is not yet. */
export const onlineSchema = v.object({
  /** The site’s own address. */
  address: v.string(),
  /** Where this machine shows the site with all that is published. */
  preview: v.string(),
  target: v.object({kind: v.picklist(targetKinds), name: v.string()}),
  /** Minutes after the last change at which it goes online by itself. */
  after: v.exactOptional(v.number()),
  /** What was put online lately, the last one first; it is what is online. */
  history: v.array(publicationSchema),
  /** What is published but not online yet. */
  waiting: changesSchema,
  heldBack: v.array(heldBackSchema),
  /** Why nothing can be put online at the moment. */
  fault: v.exactOptional(v.string()),
  /** Who is putting it online just now. */
  running: v.exactOptional(v.object({by: v.string(), progress: progressSchema})),
  /** The last time that it did not work, where nothing was put online since. */
  failed: v.exactOptional(v.object({at: v.string(), problem: v.string()})),
})

export type Online = v.InferOutput<typeof onlineSchema>

/** What is told line by line while it is put online; the last line says what came of it. */
export const publishReplySchema = v.union([
  v.object({progress: progressSchema}),
  v.object({publication: publicationSchema}),
  v.object({fault: v.string()}),
])

export type PublishReply = v.InferOutput<typeof publishReplySchema>

/** Where a guide is on the site. */
export const onlinePlaceSchema = v.object({
  /** The address of its page; none where it is not online. */
  address: v.exactOptional(v.string()),
  /** Whether what is online is what is published. */
  isCurrent: v.boolean(),
})

export type OnlinePlace = v.InferOutput<typeof onlinePlaceSchema>
