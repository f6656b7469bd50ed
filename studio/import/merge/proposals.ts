import {isRecord} from '../../../renderers/guide/record.ts'
import {channels} from '../../../schemas/channel.ts'

/** What a proposal says of itself in Studio. */
const proposals = {
  changed: 'The old page now says this in place of what stands above. Take it over, or delete it.',
  deleted: 'This was taken out here, and changed on the old page. Put it back, or delete it.',
} as const

/** The `_key` of the proposal for a block. */
export function proposalKey(block: string): string {
  return `proposal-${block}`
}

/**
 * What the page says in place of a block that an editor changed too, or took out: kept beside it, out
 * of every channel, until somebody decides.
 */
export function proposalOf(block: string, pages: unknown, isGone: boolean) {
  return {
    _type: 'passage',
    _key: proposalKey(block),
    proposal: isGone ? proposals.deleted : proposals.changed,
    hideFrom: [...channels],
    content: [pages],
  }
}

/** A proposal that waits in a guide, and where. */
export interface OpenProposal {
  readonly key: string
  readonly content: unknown
}

/** All proposals in a value. */
export function proposalsIn(value: unknown): OpenProposal[] {
  if (Array.isArray(value)) return value.flatMap(proposalsIn)
  if (!isRecord(value)) return []
  if (value._type === 'passage' && typeof value.proposal === 'string') {
    return [{key: String(value._key), content: value.content}]
  }
  return Object.values(value).flatMap(proposalsIn)
}
