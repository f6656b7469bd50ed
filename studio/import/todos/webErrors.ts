import type {SanityClient} from '@sanity/client'
import type {Finding} from '../../../renderers/guide/finding/finding.ts'
import {libraryOf} from '../../../renderers/guide/library.ts'
import {isRecord} from '../../../renderers/guide/record.ts'
import {resolveGuide} from '../../../renderers/guide/resolveGuide.ts'

type Fields = Readonly<Record<string, unknown>>

/** What a store answers of every document, and what a guide that is not stored yet has not. */
const unstored = {_rev: '', _createdAt: '1970-01-01T00:00:00Z', _updatedAt: '1970-01-01T00:00:00Z'}

/**
 * Finds what would keep guides from the web. Takes the guides by their id, as they are to be stored,
 * and all that they are resolved from; returns the errors of each. What only print or cards refuse is
 * no error of the web.
 */
export function webErrors(
  guides: ReadonlyMap<string, Fields>,
  others: readonly Fields[],
): ReadonlyMap<string, readonly Finding[]> {
  const library = libraryOf([
    ...others.filter(({_id}) => !guides.has(String(_id))),
    ...[...guides].map(([id, guide]) => ({...unstored, ...guide, _id: id})),
  ])
  const misfits = Map.groupBy(library.findings, ({document}) => document)
  return new Map(
    [...guides.keys()].map((id) => {
      const resolved = library.guides.has(id) ? resolveGuide(library, id, 'web').findings : []
      const found = [...(misfits.get(id) ?? []), ...resolved]
      return [id, found.filter(({severity, document}) => severity === 'error' && document === id)]
    }),
  )
}

/** Pictures and files of a store, as far as guides are resolved from them. */
export async function fetchAssets(client: SanityClient): Promise<readonly Fields[]> {
  const answer: unknown = await client.fetch(
    '*[_type in ["sanity.imageAsset", "sanity.fileAsset"]]{_id, _type, _rev, _createdAt, _updatedAt, url, "metadata": select(defined(metadata) => {"_type": "sanity.imageMetadata", "dimensions": metadata.dimensions})}',
  )
  return (Array.isArray(answer) ? answer : []).filter(isRecord)
}

/** An asset that a try would have uploaded, so that what is tried is judged as what is done. */
export function triedAsset(id: string): Fields {
  const [kind] = id.split('-')
  return {
    ...unstored,
    _id: id,
    _type: kind === 'image' ? 'sanity.imageAsset' : 'sanity.fileAsset',
    url: 'https://store.invalid/asset',
    metadata: {_type: 'sanity.imageMetadata', dimensions: {width: 1, height: 1}},
  }
}
