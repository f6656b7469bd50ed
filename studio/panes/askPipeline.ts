import type {SanityClient} from '@sanity/client'
import {API_PATH} from './preview.ts'
import {previewKey} from './previewKey.ts'

/** The key to what draws the previews: that of the address, or the lake's own token. */
export function pipelineKey(client: Pick<SanityClient, 'config'>): string | undefined {
  return previewKey() ?? client.config().token
}

/** How it is asked, where it is not just for an answer. */
export interface Asking {
  /** What is sent along; asking is then a POST. */
  readonly body?: FormData | Readonly<Record<string, unknown>>
  /** Ends the work that was asked for. */
  readonly signal?: AbortSignal
}

/**
 * Asks what draws the previews and puts out the site. Takes what stands after `/api/`, and the key;
 * returns the JSON that it answers. Throws, in words for people, where there is no answer.
 */
export async function askPipeline(
  address: string,
  key: string | undefined,
  asking: Asking = {},
): Promise<unknown> {
  return (await fetchPipeline(address, key, asking)).json()
}

/** The same, for answers that are not JSON, or come bit by bit. */
export async function fetchPipeline(
  address: string,
  key: string | undefined,
  {body, signal}: Asking = {},
): Promise<Response> {
  const isForm = body === undefined || body instanceof FormData
  const response = await fetch(`${API_PATH}${address}`, {
    headers: {
      authorization: `Bearer ${key ?? ''}`,
      ...(isForm ? {} : {'content-type': 'application/json'}),
    },
    ...(body === undefined ? {} : {method: 'POST', body: isForm ? body : JSON.stringify(body)}),
    ...(signal === undefined ? {} : {signal}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new Error('What draws the previews cannot be reached. Is “npm start” running?')
  })
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    throw new NoPipeline('This is done by “npm start”; this Studio runs without it.')
  }
  if (response.ok) return response
  const answer: unknown = await response.json().catch(() => undefined)
  throw new Error(messageIn(answer) ?? `It was refused (${response.status}).`)
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
