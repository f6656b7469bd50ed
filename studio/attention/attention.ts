import * as v from 'valibot'
import {type Channel, channels} from '../../schemas/channel.ts'
import {findingSchema} from '../findingSchema.ts'

export const heldBackSchema = v.object({
  guide: v.string(),
  title: v.string(),
  channels: v.array(v.picklist(channels)),
  findings: v.array(findingSchema),
})

/** A guide that is held back, or would be: where, and the errors that hold it. */
export type HeldBack = v.InferOutput<typeof heldBackSchema>

/** What would be held back if a document were published as it is now. */
export const publishCheckSchema = v.object({
  /** Why nothing at all could go out; absent where something can. */
  fault: v.exactOptional(v.string()),
  heldBack: v.array(heldBackSchema),
})

export type PublishCheck = v.InferOutput<typeof publishCheckSchema>

const pictureSchema = v.object({
  asset: v.string(),
  url: v.string(),
  uses: v.array(v.object({guide: v.string(), title: v.string(), path: v.string()})),
})

/** A picture of which nobody said what it shows, and every figure that shows it. */
export type WordlessPicture = v.InferOutput<typeof pictureSchema>

/** What needs somebody's attention, over all guides. */
export const attentionSchema = v.object({
  /** Why nothing is put out at the moment. */
  fault: v.exactOptional(v.string()),
  /** Of what is published. */
  heldBack: v.array(heldBackSchema),
  /** Of what is being written, drafts in the place of what they will become. */
  findings: v.array(findingSchema),
  pictures: v.array(pictureSchema),
})

export type Attention = v.InferOutput<typeof attentionSchema>

/** What lists say of a guide that needs somebody's attention. */
const markSchema = v.picklist(['Held back', 'Has errors'])

export type AttentionMark = v.InferOutput<typeof markSchema>

/** Guides that have a mark, by their ids. */
export const marksSchema = v.array(v.tuple([v.string(), markSchema]))

/** The marks of all guides that have one: that it is held back says more than that it has errors. */
export function marksOf({heldBack, findings}: Attention): v.InferOutput<typeof marksSchema> {
  const errors = findings.filter(({severity}) => severity === 'error')
  return [
    ...new Map<string, AttentionMark>([
      ...errors.map(({document}) => [document, 'Has errors'] as const),
      ...heldBack.map(({guide}) => [guide, 'Held back'] as const),
    ]),
  ]
}

/** Channels of which some are held back, in the words of the Studio: “web page and social cards”. */
export function channelsInWords(
  held: readonly Channel[],
  titles: Readonly<Record<Channel, string>>,
): string {
  if (held.length === channels.length) return 'all channels'
  const names = held.map((channel) => titles[channel].toLowerCase())
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
