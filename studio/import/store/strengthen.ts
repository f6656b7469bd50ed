import type {SanityClient} from '@sanity/client'
import {isRecord} from '../../../renderers/guide/record.ts'

/** Makes the references of published guides strong, once all that they name is published too. */
export async function strengthen(
  raw: SanityClient,
  documents: readonly {readonly _id: string; readonly body?: unknown}[],
): Promise<void> {
  for (const {_id, body} of documents) {
    if (_id.startsWith('drafts.')) continue
    await raw
      .patch(_id)
      .set({body: strong(body)})
      .commit({visibility: 'async'})
  }
}

function strong(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strong)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== '_weak')
      .map(([name, inner]) => [name, strong(inner)]),
  )
}
