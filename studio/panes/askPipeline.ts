import type {SanityClient} from '@sanity/client'
import {PREVIEW_PATH} from './preview.ts'
import {previewKey} from './previewKey.ts'

/** The key to what draws the previews: that of the address, or the lake's own token. */
export function pipelineKey(client: Pick<SanityClient, 'config'>): string | undefined {
  return previewKey() ?? client.config().token
}

/**
 * Asks what draws the previews and puts out the site. Takes what stands after `/preview/`, and the key;
 * returns the JSON that it answers. Throws, in words for people, where there is no answer.
 */
export async function askPipeline(address: string, key: string | undefined): Promise<unknown> {
  const response = await fetch(`${PREVIEW_PATH}${address}`, {
    headers: {authorization: `Bearer ${key ?? ''}`},
  }).catch(() => undefined)
  if (response === undefined) {
    throw new Error('What draws the previews cannot be reached. Is “npm start” running?')
  }
  if (!response.headers.get('content-type')?.startsWith('application/json')) {
    throw new NoPipeline('Previews are drawn by “npm start”; this Studio runs without it.')
  }
  const answer: unknown = await response.json()
  if (response.ok) return answer
  throw new Error(messageIn(answer) ?? `The preview was refused (${response.status}).`)
}

/** A Studio that is served by itself, as on hosted Sanity, has nothing to ask. */
export class NoPipeline extends Error {
  override readonly name = 'NoPipeline'
}

function messageIn(answer: unknown): string | undefined {
  return typeof answer === 'object' &&
    answer !== null &&
    'message' in answer &&
    typeof answer.message === 'string'
    ? answer.message
    : undefined
}
