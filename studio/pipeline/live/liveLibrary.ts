import {setTimeout as wait} from 'node:timers/promises'
import type {SanityClient} from '@sanity/client'
import {retry, type Subscription, timer} from 'rxjs'
import * as v from 'valibot'
import {
  fetchDocuments,
  type Library,
  libraryFilter,
  libraryOf,
  type StoredDocument,
} from '../../../renderers/guide/library.ts'
import {isRecord} from '../../../renderers/guide/record.ts'

/** The library as it is now, kept current by listening. */
export interface LiveLibrary {
  /** As visitors see it. */
  published(): Library
  /**
   * In a perspective: documents of the first of these names that has them, drafts or a release, stand in
   * the place of what they will become.
   */
  as(perspective: readonly string[]): Library
  /** As visitors would see it if the draft of one document were published. */
  publishing(document: string): Library
  /** Reads a guide again, draft and all, for whoever cannot say what they wait for. */
  update(guide: string): Promise<void>
  /** Reads again whatever is not here as the store has it. */
  catchUp(): Promise<void>
  /** Waits until a transaction of the store is in the library; not for ever, should it be of no concern here. */
  hasSeen(transaction: string): Promise<void>
  close(): void
}

const revisionsSchema = v.array(v.object({_id: v.string(), _rev: v.string()}))

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
  const seenAs = new Map<string, Library>()
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
          const isForVisitors = news.some((id) => nameOf(id) === undefined)
          for (const name of seenAs.keys()) {
            if (name !== '' || isForVisitors) seenAs.delete(name)
          }
          if (isForVisitors) onChange()
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

  const as = (perspective: readonly string[]) => {
    const names = perspective.filter((name) => name !== 'published')
    const name = names.join()
    const library = seenAs.get(name) ?? libraryOf(seenThrough(documents, names))
    seenAs.set(name, library)
    return library
  }
  return {
    published: () => as([]),
    as,
    publishing: (document) => libraryOf(seenThrough(documents, [DRAFTS], (id) => id === document)),
    async update(guide) {
      for (const id of [guide, `${DRAFTS}.${guide}`]) changed.add(id)
      read(false)
      await reading
    },
    async catchUp() {
      const there = v.parse(revisionsSchema, await reader.fetch(`${libraryFilter}{_id, _rev}`))
      const revisions = new Map(there.map(({_id, _rev}) => [_id, _rev]))
      for (const id of new Set([...documents.keys(), ...revisions.keys()])) {
        // Pictures and files never change, and are read without their revision.
        const here = documents.get(id)
        const isKnown = here !== undefined && here._rev === undefined && revisions.has(id)
        if (!isKnown && here?._rev !== revisions.get(id)) changed.add(id)
      }
      if (changed.size > 0) read(false)
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

function byId(documents: readonly StoredDocument[]): Documents {
  return new Map(
    documents.flatMap((document) => {
      const {_id: id} = document
      return typeof id === 'string' ? [[id, document]] : []
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

/** The name under which a perspective knows drafts. */
export const DRAFTS = 'drafts'

/** Under which name a perspective knows a document: drafts, a release, or none for what is published. */
function nameOf(id: string): string | undefined {
  return /^(?:(?<drafts>drafts)|versions\.(?<release>[^.]+))\./u.exec(id)?.slice(1).find(Boolean)
}

function plainId(id: string): string {
  return id.replace(/^(?:drafts|versions\.[^.]+)\./u, '')
}

const plain = new WeakMap<StoredDocument, StoredDocument>()

/**
 * What is published, and in its place what the first of these names has. Ordered, as a reading of the whole
 * store is, so that outputs are the same either way.
 */
function seenThrough(
  documents: Documents,
  names: readonly string[],
  isWanted: (id: string) => boolean = () => true,
): readonly StoredDocument[] {
  const overlaid: Documents = new Map()
  for (const [id, document] of documents) {
    if (nameOf(id) === undefined) overlaid.set(id, document)
  }
  for (const wanted of names.toReversed()) {
    for (const [id, document] of documents) {
      const target = plainId(id)
      if (nameOf(id) !== wanted || !isWanted(target)) continue
      const named = plain.get(document) ?? {...document, _id: target}
      plain.set(document, named)
      // What a release takes off the site stands in it as a mark.
      if (isRecord(document._system) && document._system.delete === true) overlaid.delete(target)
      else overlaid.set(target, named)
    }
  }
  return [...overlaid].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, document]) => document)
}
