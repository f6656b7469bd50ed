import {isValidId} from '../documentId.ts'
import {refused} from '../door/apiError.ts'
import {flag, type LakeRequest, type LakeResponse, requireToken} from '../door/http.ts'
import type {PastTransaction, Store} from '../store/store.ts'
import {effectsOf} from '../write/mutationEvents.ts'
import {documentIdOf} from '../write/mutations.ts'

/** How many transactions one answer holds, unless fewer are asked for. */
const MAX_TRANSACTIONS = 1000

/** Answers `GET /data/history/:dataset/transactions/:ids`, a line of JSON for each transaction. */
export function answerTransactions(request: LakeRequest, store: Store): LakeResponse {
  requireToken(request)
  const {query} = request
  const ids = idsIn(request)
  const onlyNamed = flag(query, 'includeIdentifiedDocumentsOnly')
  const chosen = within(store.transactionsOf(ids), query)
  const ordered = flag(query, 'reverse') ? chosen.toReversed() : chosen
  const lines = ordered.slice(0, limitIn(query)).map((transaction) => {
    const documentIDs = onlyNamed
      ? transaction.documentIds.filter((id) => ids.includes(id))
      : transaction.documentIds
    return JSON.stringify({
      id: transaction.id,
      timestamp: transaction.timestamp,
      author: transaction.author,
      documentIDs,
      ...(flag(query, 'excludeMutations') || flag(query, 'excludeContent')
        ? {}
        : {mutations: mutationsFor(transaction, documentIDs)}),
      ...(query.get('effectFormat') === 'mendoza'
        ? {effects: effectsIn(transaction, documentIDs, store)}
        : {}),
    })
  })
  return {
    bytes: lines.map((line) => `${line}\n`).join(''),
    headers: {'content-type': 'application/x-ndjson; charset=utf-8', 'cache-control': 'no-store'},
  }
}

/** Answers `GET /data/history/:dataset/documents/:ids?revision=|time=|lastRevision=true`. */
export function answerDocumentsAt(request: LakeRequest, store: Store): LakeResponse {
  requireToken(request)
  const {query} = request
  const revision = query.get('revision')
  const time = query.get('time')
  const lastRevision = flag(query, 'lastRevision')
  if (revision === null && !lastRevision && (time === null || Number.isNaN(Date.parse(time)))) {
    throw refused(400, 'Bad Request', 'Give "revision", "lastRevision=true" or a "time".')
  }
  const documents = idsIn(request)
    .map((id) => {
      if (revision !== null) return store.documentAtRevision(id, revision)
      if (lastRevision) return store.documentLast(id)
      return store.documentAtTime(id, new Date(time ?? '').toISOString())
    })
    .filter((document) => document !== undefined)
  return {json: {documents}}
}

function effectsIn(transaction: PastTransaction, ids: readonly string[], store: Store) {
  return Object.fromEntries(
    ids.map((id) => [
      id,
      effectsOf({
        id,
        before: store.documentAt(id, transaction.sequence - 1),
        after: store.documentAt(id, transaction.sequence),
      }),
    ]),
  )
}

function mutationsFor(transaction: PastTransaction, ids: readonly string[]): unknown[] {
  return transaction.mutations.filter((mutation) => ids.includes(documentIdOf(mutation) ?? ''))
}

/** The part of a history between two transactions or moments, both included. */
function within(history: PastTransaction[], query: URLSearchParams): PastTransaction[] {
  const from = query.get('fromTransaction') || undefined
  const to = query.get('toTransaction') || undefined
  const first = from === undefined ? 0 : history.findIndex(({id}) => id === from)
  const last = to === undefined ? -1 : history.findIndex(({id}) => id === to)
  const fromTime = momentIn(query, 'fromTime')
  const toTime = momentIn(query, 'toTime')
  return history
    .slice(Math.max(0, first), to === undefined || last < 0 ? undefined : last + 1)
    .filter(({timestamp}) => fromTime === undefined || timestamp >= fromTime)
    .filter(({timestamp}) => toTime === undefined || timestamp <= toTime)
}

function momentIn(query: URLSearchParams, name: string): string | undefined {
  const text = query.get(name)
  if (text === null || text === '') return undefined
  if (Number.isNaN(Date.parse(text))) {
    throw refused(400, 'Bad Request', `"${name}" must be a date, such as 2026-01-31T12:00:00Z.`)
  }
  return new Date(text).toISOString()
}

/** The ids in the path. Throws ApiError 400. */
function idsIn({path}: LakeRequest): string[] {
  const ids = (path.ids ?? '').split(',').filter((id) => id !== '')
  if (ids.length > 0 && ids.every(isValidId)) return ids
  throw refused(400, 'Bad Request', 'Name valid document ids, joined by commas.')
}

/** The `limit` parameter. Throws ApiError 400. */
export function limitIn(query: URLSearchParams): number {
  const text = query.get('limit')
  const limit = text === null ? MAX_TRANSACTIONS : Number(text)
  if (Number.isInteger(limit) && limit > 0) return Math.min(limit, MAX_TRANSACTIONS)
  throw refused(400, 'Bad Request', '"limit" must be a whole number above 0.')
}
