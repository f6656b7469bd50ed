import * as v from 'valibot'
import {type Channel, channels} from '../../../../schemas/channel.ts'
import {languages} from '../../../../schemas/language.ts'
import {findingSchema} from '../../../findingSchema.ts'

const translationSchema = v.object({
  language: v.picklist(languages),
  title: v.string(),
  path: v.string(),
})

const changeSchema = v.object({key: v.string(), on: v.string(), note: v.string()})

const listedSchema = v.object({
  id: v.string(),
  title: v.string(),
  path: v.string(),
  summary: v.string(),
  language: v.picklist(languages),
  navigationGroup: v.string(),
  updatedAt: v.string(),
  formerPaths: v.pipe(v.array(v.string()), v.readonly()),
  translations: v.pipe(v.array(translationSchema), v.readonly()),
  changes: v.exactOptional(v.pipe(v.array(changeSchema), v.readonly())),
})

const linkPreviewSchema = v.object({
  path: v.string(),
  mediaType: v.string(),
  width: v.number(),
  height: v.number(),
  alternativeText: v.string(),
})

const outputSchema = v.object({
  path: v.string(),
  bytes: v.number(),
  sha256: v.string(),
  guide: v.exactOptional(v.string()),
  channel: v.exactOptional(v.picklist(channels)),
  revision: v.exactOptional(v.string()),
})

/** One file that is put out. Its path is relative to the target, with forward slashes. */
export type Output = v.InferOutput<typeof outputSchema>

/** What became of a guide in a channel. */
export const states = ['out', 'unchanged', 'held back'] as const

const stateSchema = v.object({
  state: v.picklist(states),
  /** Of what is out: of a guide that is held back, its last good one. */
  revision: v.exactOptional(v.string()),
})

export type ChannelState = v.InferOutput<typeof stateSchema>

const guideStateSchema = v.object({
  guide: v.string(),
  title: v.string(),
  channels: v.object({web: stateSchema, print: stateSchema, card: stateSchema} satisfies Record<
    Channel,
    typeof stateSchema
  >),
  /** How lists and menus show it, where it has a page. */
  listed: v.exactOptional(listedSchema),
  /** What messengers show beside a link to it. */
  linkPreview: v.exactOptional(linkPreviewSchema),
})

export type GuideState = v.InferOutput<typeof guideStateSchema>

/** What was put out and what was held back, with all that was found: `report.json`. */
export const reportSchema = v.object({
  guides: v.array(guideStateSchema),
  outputs: v.array(outputSchema),
  findings: v.array(findingSchema),
})

export type Report = v.InferOutput<typeof reportSchema>
