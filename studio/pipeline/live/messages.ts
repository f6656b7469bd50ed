import * as v from 'valibot'
import {channels} from '../../../schemas/channel.ts'

const questionSchema = v.object({
  number: v.number(),
  /** The id of the guide, without the mark of a draft. */
  guide: v.string(),
  channel: v.picklist(channels),
  /** The transaction that must be in what is drawn. */
  after: v.exactOptional(v.string()),
})

const replySchema = v.union([
  v.object({number: v.number(), json: v.string()}),
  v.object({number: v.number(), fault: v.string()}),
])

const noticeSchema = v.union([
  v.object({ready: v.string()}),
  v.object({log: v.string()}),
  v.object({refused: v.string()}),
])

/** What is asked of the process that draws: the preview of a guide. The number tells which reply belongs to it. */
export type Question = v.InferOutput<typeof questionSchema>

/** What it answers: a preview as JSON, or why there is none. */
export type Reply = v.InferOutput<typeof replySchema>

/** What it says by itself: that the site is served and where, what a person should know, or why it cannot start. */
export type Notice = v.InferOutput<typeof noticeSchema>

/** A message as the question that it is; undefined where it is none. */
export function questionIn(message: unknown): Question | undefined {
  return parsed(questionSchema, message)
}

/** A message as the reply or the notice that it is; undefined where it is neither. */
export function answerIn(message: unknown): Reply | Notice | undefined {
  return parsed(v.union([replySchema, noticeSchema]), message)
}

function parsed<Schema extends v.GenericSchema>(
  schema: Schema,
  message: unknown,
): v.InferOutput<Schema> | undefined {
  const found = v.safeParse(schema, message)
  return found.success ? found.output : undefined
}
