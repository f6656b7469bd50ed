import {type Finding, isError} from '../../../../renderers/guide/finding/finding.ts'
import type {Channel} from '../../../../schemas/channel.ts'
import type {ChannelResult} from '../../channels/channel.ts'
import type {Entry} from '../../guides/entry.ts'

/** A guide on its way to being put out: what is known of it, channel by channel. */
export interface GuideWork {
  readonly entry: Entry
  /** What was found in each channel so far. */
  readonly findings: Record<Channel, readonly Finding[]>
  /** What was drawn so far; nothing in a channel in which the guide is held back. */
  readonly results: Partial<Record<Channel, ChannelResult>>
}

/** Whether a guide is held back in a channel: an error stands against it there. */
export function isHeldBack({findings}: GuideWork, channel: Channel): boolean {
  return findings[channel].some(isError)
}
