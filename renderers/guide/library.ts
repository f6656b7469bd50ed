import type {SanityClient} from '@sanity/client'
import type {
  Guide,
  Handbook,
  SanityFileAsset,
  SanityImageAsset,
  Service,
  SiteSettings,
} from '../../schemas/generated/types.ts'
import {conform} from './conform.ts'
import type {Finding} from './finding.ts'
import {isRecord} from './record.ts'

/** Everything that guides are resolved from: one consistent reading of the store. */
export interface Library {
  readonly guides: ReadonlyMap<string, Guide>
  readonly services: ReadonlyMap<string, Service>
  readonly handbooks: readonly Handbook[]
  readonly siteSettings: SiteSettings | undefined
  readonly images: ReadonlyMap<string, SanityImageAsset>
  readonly files: ReadonlyMap<string, SanityFileAsset>
  /** What does not fit the schema, in any of the documents. */
  readonly findings: readonly Finding[]
}

const asset = '_id, _type, _rev, _createdAt, _updatedAt, originalFilename, mimeType, size, url'

/** One query, so that all documents are of one moment; ordered, so that outputs are the same each time. */
export const libraryQuery = `{
  "documents": *[_type in ["guide", "service", "handbook", "siteSettings"]] | order(_id asc),
  "assets": *[_type in ["sanity.imageAsset", "sanity.fileAsset"]] | order(_id asc) {
    ${asset}, "metadata": select(defined(metadata) => {"_type": "sanity.imageMetadata", "dimensions": metadata.dimensions})
  }
}`

/**
 * Reads the library through a client, in the client's perspective.
 * Throws what the client throws when the store cannot be reached or refuses the token.
 */
export async function fetchLibrary(client: Pick<SanityClient, 'fetch'>): Promise<Library> {
  const answer: unknown = await client.fetch(libraryQuery)
  const parts = isRecord(answer) ? [answer.documents, answer.assets] : []
  return libraryOf(parts.flatMap((part: unknown) => (Array.isArray(part) ? part : [])))
}

/** Sorts documents, as a store answers them, into a library. Documents of other types are passed over. */
export function libraryOf(documents: readonly unknown[]): Library {
  const shelves = {
    guides: new Map<string, Guide>(),
    services: new Map<string, Service>(),
    handbooks: new Map<string, Handbook>(),
    settings: new Map<string, SiteSettings>(),
    images: new Map<string, SanityImageAsset>(),
    files: new Map<string, SanityFileAsset>(),
  }
  const findings: Finding[] = []
  const shelve: Record<
    string,
    ((document: Readonly<Record<string, unknown>>) => void) | undefined
  > = {
    guide: (document) => place(conform(document, 'guide'), shelves.guides),
    service: (document) => place(conform(document, 'service'), shelves.services),
    handbook: (document) => place(conform(document, 'handbook'), shelves.handbooks),
    siteSettings: (document) => place(conform(document, 'siteSettings'), shelves.settings),
    'sanity.imageAsset': (document) =>
      place(conform(document, 'sanity.imageAsset'), shelves.images),
    'sanity.fileAsset': (document) => place(conform(document, 'sanity.fileAsset'), shelves.files),
  }
  for (const document of documents) {
    if (isRecord(document)) shelve[String(document._type)]?.(document)
  }
  const [siteSettings, ...others] = shelves.settings.values()
  for (const {_id} of others) {
    findings.push({
      severity: 'error',
      document: _id,
      path: '',
      problem: 'There is more than one document of site settings.',
      remedy: `Keep one of them (${siteSettings?._id}) and delete the others.`,
    })
  }
  const {guides, services, images, files} = shelves
  return {
    guides,
    services,
    handbooks: [...shelves.handbooks.values()],
    siteSettings,
    images,
    files,
    findings,
  }

  function place<T extends {_id: string}>(
    found: {value: T | undefined; findings: readonly Finding[]},
    shelf: Map<string, T>,
  ) {
    findings.push(...found.findings)
    if (found.value !== undefined) shelf.set(found.value._id, found.value)
  }
}
