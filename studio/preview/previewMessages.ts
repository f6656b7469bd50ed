import {isRecord} from '../../renderers/guide/record.ts'
import {type Channel, channels} from '../../schemas/channel.ts'

/** What is asked of the process that draws previews; the number tells which answer belongs to it. */
export interface Question {
  readonly number: number
  /** The id of the guide, without the mark of a draft. */
  readonly guide: string
  readonly channel: Channel
}

/** What it answers: a preview as JSON, or why there is none. */
export type Reply =
  | {readonly number: number; readonly json: string}
  | {readonly number: number; readonly fault: string}

/** Whether a message is a question. */
export function isQuestion(message: unknown): message is Question {
  return (
    isRecord(message) &&
    typeof message.number === 'number' &&
    typeof message.guide === 'string' &&
    isChannel(message.channel)
  )
}

/** Whether a message is a reply. */
export function isReply(message: unknown): message is Reply {
  return (
    isRecord(message) &&
    typeof message.number === 'number' &&
    (typeof message.json === 'string' || typeof message.fault === 'string')
  )
}

/** Whether a value names a channel. */
export function isChannel(value: unknown): value is Channel {
  return channels.some((channel) => channel === value)
}
