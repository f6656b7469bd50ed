import type {SanityClient} from '@sanity/client'
import {libraryOf} from '../../../renderers/guide/library.ts'
import {isRecord} from '../../../renderers/guide/record.ts'
import {fetchAll} from './fetchAll.ts'
import {fetchRecords, type ImportRecord, recordId, recordOf} from './importRecord.ts'
import type {StoredGuide} from './planGuide.ts'

type Fields = Readonly<Record<string, unknown>>

/** What a store holds before an import. */
export interface StoreContent {
  readonly library: ReturnType<typeof libraryOf>
  readonly guides: ReadonlyMap<string, StoredGuide>
  /** Ids of guides by their path, in lower case. */
  readonly byPath: ReadonlyMap<string, readonly string[]>
  /** All that guides are resolved from, but assets: what is published. */
  readonly documents: readonly Fields[]
  readonly records: ReadonlyMap<string, ImportRecord>
}

/** Reads it through a client that sees drafts and published documents alike. */
export async function readStore(raw: SanityClient): Promise<StoreContent> {
  const documents = await fetchAll(raw, ['guide', 'service', 'handbook', 'siteSettings'])
  const guides = new Map<string, StoredGuide>()
  for (const document of documents) {
    if (document._type !== 'guide') continue
    const id = String(document._id)
    if (id.startsWith('versions.')) continue
    const isDraft = id.startsWith('drafts.')
    const name = isDraft ? id.slice('drafts.'.length) : id
    guides.set(name, {...guides.get(name), [isDraft ? 'draft' : 'published']: document})
  }
  const isPublished = ({_id}: Readonly<Record<string, unknown>>) => !String(_id).includes('.')
  const published = documents.filter(isPublished)
  return {
    library: libraryOf(published),
    documents: published,
    guides,
    byPath: byPathOf(guides),
    records: await fetchRecords(raw),
  }
}

/** What the store has of one guide right now, and what the last import remembered of it. */
export async function fetchGuide(
  raw: SanityClient,
  id: string,
): Promise<{guide: StoredGuide; record: ImportRecord | undefined}> {
  const [published, draft, record] = await raw.getDocuments([id, `drafts.${id}`, recordId(id)])
  return {
    guide: {
      ...(isRecord(draft) ? {draft} : {}),
      ...(isRecord(published) ? {published} : {}),
    },
    record: isRecord(record) ? recordOf(record) : undefined,
  }
}

function byPathOf(guides: ReadonlyMap<string, StoredGuide>): Map<string, string[]> {
  const ids = new Map<string, string[]>()
  for (const [id, {draft, published}] of guides) {
    const path = (draft ?? published)?.path
    if (typeof path !== 'string') continue
    const place = path.toLowerCase()
    ids.set(place, [...(ids.get(place) ?? []), id])
  }
  return ids
}
