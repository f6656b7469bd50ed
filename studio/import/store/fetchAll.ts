import type {SanityClient} from '@sanity/client'
import {isRecord} from '../../../renderers/guide/record.ts'

/** Documents of one answer: guides are long, and a thousand of them at once would fill the memory. */
const pageSize = 200

/**
 * Fetches all documents of the given types, in the order of their ids, a few at a time. Throws what the
 * client throws.
 */
export async function fetchAll(
  client: SanityClient,
  types: readonly string[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const all: Readonly<Record<string, unknown>>[] = []
  for (let after = ''; ; ) {
    const answer: unknown = await client.fetch(
      `*[_type in $types && _id > $after] | order(_id asc) [0...${pageSize}]`,
      {types, after},
    )
    const documents = (Array.isArray(answer) ? answer : []).filter(isRecord)
    all.push(...documents)
    const last = documents.at(-1)
    if (last === undefined || documents.length < pageSize) return all
    after = String(last._id)
  }
}
