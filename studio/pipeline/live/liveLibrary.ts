import {setTimeout as wait} from 'node:timers/promises'
import type {SanityClient} from '@sanity/client'
import {retry, type Subscription, timer} from 'rxjs'
import {
  fetchDocuments,
  type Library,
  libraryFilter,
  libraryOf,
  type StoredDocument,
} from '../../../renderers/guide/library.ts'

/** The library as it is now, kept current by listening. */
export interface LiveLibrary {
  /** As visitors see it. */
  published(): Library
  /** As editors see it: drafts in the place of what they will become. */
  drafts(): Library
  /** Reads a guide again, draft and all, for whoever cannot say what they wait for. */
  update(guide: string): Promise<void>
  /** Waits until a transaction of the store is in the library; not for ever, should it be of no concern here. */
  hasSeen(transaction: string): Promise<void>
  close(): void
}

/** How long a lost connection waits before it is tried again, and a transaction is waited for: milliseconds. */
const AGAIN = 1_000
const PATIENCE = 1_500
/** How many of the last transactions are remembered. */
const MAX_SEEN = 1_000

/**
 * Opens the library of a store. Takes a client that reads drafts too, and hears of every change, and of
 * faults: a lost connection is tried again, and everything is then read anew. Throws when the store cannot
 * be read at first.
 */
export async function openLiveLibrary(
  client: SanityClient,
  {onChange, onFault}: {onChange: () => void; onFault: (error: unknown) => void},
): Promise<LiveLibrary> {
  const reader = client.withConfig({perspective: 'raw'})
  const documents = byId(await fetchDocuments(reader))
  let published: Library | undefined
  let drafts: Library | undefined
  const changed = new Set<string>()
  const waiting = new Map<string, Set<() => void>>()
  const seen = new Set<string>()
  const arriving = new Set<string>()
  let reading = Promise.resolve()

  // What changes while it reads is read the next time, so the last reading is never older than the last
  // event; and with every connection everything is read, for nobody tells what happened before it.
  const read = (isWhole: boolean) => {
    reading = reading
      .then(async () => {
        const ids = [...changed]
        const transactions = [...arriving]
        if (!isWhole && ids.length === 0) return
        changed.clear()
        arriving.clear()
        try {
          const found = byId(await fetchDocuments(reader, isWhole ? undefined : ids))
          const news = replace(documents, isWhole ? undefined : ids, found)
          if (news.length > 0) drafts = undefined
          if (news.some((id) => !isDraft(id))) {
            published = undefined
            onChange()
          }
        } catch (error) {
          for (const id of ids) changed.add(id)
          throw error
        }
        for (const transaction of transactions) markSeen(transaction)
      })
      .catch(onFault)
  }
  const markSeen = (transaction: string) => {
    seen.add(transaction)
    const [oldest = transaction] = seen
    if (seen.size > MAX_SEEN) seen.delete(oldest)
    for (const resolve of waiting.get(transaction) ?? []) resolve()
    waiting.delete(transaction)
  }

  const listening: Subscription = reader
    .listen(
      libraryFilter,
      {},
      {
        events: ['welcome', 'mutation'],
        includeResult: false,
        includeAllVersions: true,
        visibility: 'query',
      },
    )
    .pipe(
      retry({
        delay: (error: unknown) => {
          onFault(error)
          return timer(AGAIN)
        },
      }),
    )
    .subscribe({
      next: (event) => {
        if (event.type === 'mutation') {
          changed.add(event.documentId)
          arriving.add(event.transactionId)
          setImmediate(() => read(false))
        } else read(true)
      },
      error: onFault,
    })

  return {
    published: () => {
      published ??= libraryOf(inOrder(documents, (id) => !isDraft(id)))
      return published
    },
    drafts: () => {
      drafts ??= libraryOf(withDrafts(documents))
      return drafts
    },
    async update(guide) {
      for (const id of [guide, `${DRAFT}${guide}`]) changed.add(id)
      read(false)
      await reading
    },
    async hasSeen(transaction) {
      if (seen.has(transaction)) return
      const patience = new AbortController()
      const those = waiting.get(transaction) ?? new Set()
      waiting.set(transaction, those)
      const arrived = new Promise<void>((resolve) => {
        those.add(resolve)
      })
      await Promise.race([
        arrived,
        wait(PATIENCE, undefined, {signal: patience.signal}).catch(() => {}),
      ])
      patience.abort()
      if (!seen.has(transaction)) waiting.delete(transaction)
    },
    close: () => listening.unsubscribe(),
  }
}

type Documents = Map<string, StoredDocument>

/** Versions that belong to a release are of no concern until they are published. */
function byId(documents: readonly StoredDocument[]): Documents {
  return new Map(
    documents.flatMap((document) => {
      const {_id: id} = document
      return typeof id === 'string' && !id.startsWith('versions.') ? [[id, document]] : []
    }),
  )
}

/**
 * Takes what was found in the place of the documents with the given ids, or of all. Returns the ids of those
 * that are new, changed or gone; what did not change stays the same object.
 */
function replace(
  documents: Documents,
  ids: readonly string[] | undefined,
  found: Documents,
): readonly string[] {
  const news: string[] = []
  for (const id of ids ?? new Set([...documents.keys(), ...found.keys()])) {
    const document = found.get(id)
    if (document?._rev === documents.get(id)?._rev) continue
    news.push(id)
    if (document === undefined) documents.delete(id)
    else documents.set(id, document)
  }
  return news
}

const DRAFT = 'drafts.'

function isDraft(id: string): boolean {
  return id.startsWith(DRAFT)
}

/** Ordered, as a reading of the whole store is, so that outputs are the same either way. */
function inOrder(
  documents: Documents,
  isWanted: (id: string) => boolean,
): readonly StoredDocument[] {
  return [...documents]
    .filter(([id]) => isWanted(id))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, document]) => document)
}

const published = new WeakMap<StoredDocument, StoredDocument>()

function withDrafts(documents: Documents): readonly StoredDocument[] {
  const overlaid: Documents = new Map(documents)
  for (const [id, document] of documents) {
    if (!isDraft(id)) continue
    overlaid.delete(id)
    const plain = id.slice(DRAFT.length)
    const named = published.get(document) ?? {...document, _id: plain}
    published.set(document, named)
    overlaid.set(plain, named)
  }
  return inOrder(overlaid, () => true)
}
