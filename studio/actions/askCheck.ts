import type {SanityClient} from 'sanity'
import * as v from 'valibot'
import {type PublishCheck, publishCheckSchema} from '../attention/attention.ts'
import {askPipeline, NoPipeline, pipelineKey} from '../panes/askPipeline.ts'

/**
 * Asks what would be held back if a document were published as it is, or with all of a release. Where nobody
 * can be asked, nothing is held against publishing; where asking fails, that is the fault.
 */
export async function askCheck(
  client: Pick<SanityClient, 'config'>,
  document: string,
  release?: string,
): Promise<PublishCheck> {
  const query = release === undefined ? '' : `?${new URLSearchParams({release})}`
  try {
    const answer = await askPipeline(`check/${document}${query}`, pipelineKey(client))
    return v.parse(publishCheckSchema, answer)
  } catch (error) {
    if (error instanceof NoPipeline) return {heldBack: []}
    const fault = `It could not be looked over. ${error instanceof Error ? error.message : error}`
    return {fault, heldBack: []}
  }
}
