import type {SanityClient} from 'sanity'
import * as v from 'valibot'
import {type PublishCheck, publishCheckSchema} from '../attention/attention.ts'
import {askPipeline, pipelineKey} from '../panes/askPipeline.ts'

/**
 * Asks what would be held back if a document were published as it is, or with all of a release. Throws, in
 * words for people, where there is no answer.
 */
export async function askCheck(
  client: Pick<SanityClient, 'config'>,
  document: string,
  release?: string,
): Promise<PublishCheck> {
  const query = release === undefined ? '' : `?${new URLSearchParams({release})}`
  const answer = await askPipeline(`check/${document}${query}`, pipelineKey(client))
  return v.parse(publishCheckSchema, answer)
}

/** A check that failed, which is said instead of what it would have found. */
export function failedCheck(error: unknown): PublishCheck {
  const why = error instanceof Error ? error.message : String(error)
  return {fault: `It could not be looked over. ${why}`, heldBack: []}
}
