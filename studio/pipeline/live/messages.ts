import * as v from 'valibot'
import {editions, impositions, inks} from '../../../renderers/print/edition.ts'
import {channels} from '../../../schemas/channel.ts'
import {trimSizes} from '../../../schemas/trimSize.ts'
import {printOptions} from '../../printing/printOptions.ts'

/** How a document is looked at: the names of what stands before what, as Sanity orders perspectives. */
export const perspectiveSchema = v.array(v.pipe(v.string(), v.regex(/^\w+$/u)))

/** The last transaction that must be in the answer. */
const after = v.exactOptional(v.string())

/** A file for the print office: what of, and how; a profile by its bytes. */
const printSchema = {
  /** None for the whole handbook. */
  guide: v.exactOptional(v.string()),
  edition: v.picklist(editions),
  trim: v.exactOptional(v.picklist(trimSizes)),
  page: v.exactOptional(v.number()),
  ink: v.exactOptional(v.picklist(inks)),
  impose: v.exactOptional(v.picklist(impositions)),
  perspective: v.picklist(printOptions.perspective.choices),
  profile: v.exactOptional(v.object({name: v.string(), icc: v.instance(Uint8Array)})),
}

const askedSchema = v.variant('ask', [
  /** What becomes of a guide in a channel. */
  v.object({
    ask: v.literal('preview'),
    guide: v.string(),
    channel: v.picklist(channels),
    perspective: v.exactOptional(perspectiveSchema),
    after,
  }),
  /** What would be held back if the draft of a document, or all of a release, were published. */
  v.object({ask: v.literal('check'), document: v.string(), release: v.exactOptional(v.string())}),
  /** What needs attention, over all guides. */
  v.object({ask: v.literal('attention')}),
  /** Which guides are marked in lists, for it. */
  v.object({ask: v.literal('marks')}),
  /** A file for the print office. */
  v.object({ask: v.literal('print'), ...printSchema}),
  /** What it takes to print copies of a guide for a class, of which this process learns nothing. */
  v.object({ask: v.literal('copies'), ...printSchema, guide: v.string()}),
  /** What is online, and what is not yet. */
  v.object({ask: v.literal('online')}),
  /** Where a guide is on the site. */
  v.object({ask: v.literal('place'), guide: v.string()}),
  /** To put all that is published online. */
  v.object({ask: v.literal('putOnline'), by: v.string()}),
  /** To put online what was online before. */
  v.object({ask: v.literal('goBack'), id: v.string(), by: v.string()}),
  /** To put online, by itself, what somebody says was published. */
  v.object({ask: v.literal('published')}),
])

const questionSchema = v.union([
  v.intersect([v.object({number: v.number()}), askedSchema]),
  /** Whoever asked is gone. */
  v.object({number: v.number(), cancel: v.literal(true)}),
])

const replySchema = v.union([
  v.object({number: v.number(), json: v.string()}),
  v.object({number: v.number(), fault: v.string()}),
  /** How far it has come; another reply follows. */
  v.object({number: v.number(), progress: v.unknown()}),
])

const processMessageSchema = v.union([
  v.object({ready: v.string()}),
  v.object({log: v.string()}),
  v.object({refused: v.string()}),
])

/** What is asked of the process that draws. Ids are without the mark of a draft. */
export type Asked = v.InferOutput<typeof askedSchema>

/** The same, on its way, or that nobody waits for it any more: the number tells what belongs to it. */
export type Question = v.InferOutput<typeof questionSchema>

/** What it answers: JSON, or why there is none; before that, perhaps, how far it has come. */
export type Reply = v.InferOutput<typeof replySchema>

/** What it says by itself: that the site is served and where, what a person should know, or why it cannot start. */
export type ProcessMessage = v.InferOutput<typeof processMessageSchema>

/** A message as the question that it is; undefined where it is none. */
export function questionIn(message: unknown): Question | undefined {
  return parsed(questionSchema, message)
}

/** A message as the reply or the notice that it is; undefined where it is neither. */
export function answerIn(message: unknown): Reply | ProcessMessage | undefined {
  return parsed(v.union([replySchema, processMessageSchema]), message)
}

function parsed<Schema extends v.GenericSchema>(
  schema: Schema,
  message: unknown,
): v.InferOutput<Schema> | undefined {
  const found = v.safeParse(schema, message)
  return found.success ? found.output : undefined
}
