import type {SanityClient} from '@sanity/client'
import type {
  Guide,
  Handbook,
  SanityFileAsset,
  SanityImageAsset,
  Service,
  SitePage,
  SiteSettings,
} from '../../schemas/generated/types.ts'
import type {Finding, Found} from './finding/finding.ts'
import {type DocumentTypes, validateDocument} from './library/validateDocument.ts'
import {isRecord} from './record.ts'

/** What is known of a guide whose web page is held back. */
export interface Withheld {
  /** Where its last good page stands; none where it never went out. */
  readonly path?: string
}

/** Everything that guides are resolved from: one consistent reading of the store. */
export interface Library {
  readonly guides: ReadonlyMap<string, Guide>
  readonly services: ReadonlyMap<string, Service>
  readonly handbooks: readonly Handbook[]
  readonly sitePages: ReadonlyMap<string, SitePage>
  readonly siteSettings: SiteSettings | undefined
  readonly images: ReadonlyMap<string, SanityImageAsset>
  readonly files: ReadonlyMap<string, SanityFileAsset>
  /** Guides whose web page is held back, by id: none as long as nothing was drawn. */
  readonly withheld: ReadonlyMap<string, Withheld>
  /** What does not fit the schema, in any of the documents. */
  readonly findings: readonly Finding[]
}

const asset = '_id, _type, _rev, _createdAt, _updatedAt, originalFilename, mimeType, size, url'

/** One query, so that all documents are of one moment; ordered, so that outputs are the same each time. */
const queryWhere = (condition: string) => `{
  "documents": *[_type in ["guide", "service", "handbook", "sitePage", "siteSettings"]${condition}] | order(_id asc),
  "assets": *[_type in ["sanity.imageAsset", "sanity.fileAsset"]${condition}] | order(_id asc) {
    ${asset}, "metadata": select(defined(metadata) => {"_type": "sanity.imageMetadata", "dimensions": metadata.dimensions})
  }
}`

/** The documents of all types that a library holds, as a filter to listen to. */
export const libraryFilter =
  '*[_type in ["guide", "service", "handbook", "sitePage", "siteSettings", "sanity.imageAsset", "sanity.fileAsset"]]'

/**
 * Reads the library through a client, in the client's perspective.
 * Throws what the client throws when the store cannot be reached or refuses the token.
 */
export async function fetchLibrary(client: Pick<SanityClient, 'fetch'>): Promise<Library> {
  return libraryOf(await fetchDocuments(client))
}

/** Reads the documents that a library is made of: all of them, or those with the given ids. */
export async function fetchDocuments(
  client: Pick<SanityClient, 'fetch'>,
  ids?: readonly string[],
): Promise<readonly StoredDocument[]> {
  const answer: unknown =
    ids === undefined
      ? await client.fetch(queryWhere(''))
      : await client.fetch(queryWhere(' && _id in $ids'), {ids})
  const parts = isRecord(answer) ? [answer.documents, answer.assets] : []
  return parts
    .flatMap((part: unknown) => (Array.isArray(part) ? part : []))
    .filter((document) => isRecord(document))
}

/** A document as a store answers it; never changed, but replaced by a newer one. */
export type StoredDocument = Readonly<Record<string, unknown>>

/** Sorts documents, as a store answers them, into a library. Documents of other types are passed over. */
export function libraryOf(documents: readonly StoredDocument[]): Library {
  const shelves = {
    guides: new Map<string, Guide>(),
    services: new Map<string, Service>(),
    handbooks: new Map<string, Handbook>(),
    sitePages: new Map<string, SitePage>(),
    settings: new Map<string, SiteSettings>(),
    images: new Map<string, SanityImageAsset>(),
    files: new Map<string, SanityFileAsset>(),
  }
  const findings: Finding[] = []
  const shelve: Record<string, ((document: StoredDocument) => void) | undefined> = {
    guide: (document) => place(conformed.guide(document), shelves.guides),
    service: (document) => place(conformed.service(document), shelves.services),
    handbook: (document) => place(conformed.handbook(document), shelves.handbooks),
    sitePage: (document) => place(conformed.sitePage(document), shelves.sitePages),
    siteSettings: (document) => place(conformed.siteSettings(document), shelves.settings),
    'sanity.imageAsset': (document) => place(conformed.image(document), shelves.images),
    'sanity.fileAsset': (document) => place(conformed.file(document), shelves.files),
  }
  for (const document of documents) shelve[String(document._type)]?.(document)
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
  const {guides, services, sitePages, images, files} = shelves
  return {
    guides,
    services,
    handbooks: [...shelves.handbooks.values()],
    sitePages,
    siteSettings,
    images,
    files,
    withheld: new Map(),
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

/** Documents held against the schema, each once for as long as it is the same. */
const conformed = {
  guide: memoizedFor('guide'),
  service: memoizedFor('service'),
  handbook: memoizedFor('handbook'),
  sitePage: memoizedFor('sitePage'),
  siteSettings: memoizedFor('siteSettings'),
  image: memoizedFor('sanity.imageAsset'),
  file: memoizedFor('sanity.fileAsset'),
} as const

function memoizedFor<Name extends keyof DocumentTypes>(type: Name) {
  const known = new WeakMap<StoredDocument, Found<DocumentTypes[Name] | undefined>>()
  return (document: StoredDocument): Found<DocumentTypes[Name] | undefined> => {
    const found = known.get(document) ?? validateDocument(document, type)
    known.set(document, found)
    return found
  }
}
