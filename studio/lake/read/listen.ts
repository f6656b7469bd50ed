import {randomUUID} from 'node:crypto'
import type {OutgoingHttpHeaders, ServerResponse} from 'node:http'
import type {Dataset} from '../assets/assetDocument.ts'
import type {LakeDocument} from '../document.ts'
import {isDraftId, isPrivateId, isVersionId} from '../documentId.ts'
import {ApiError, dataError} from '../door/apiError.ts'
import {EventStream} from '../door/eventStream.ts'
import {flag, type LakeRequest, type LakeResponse} from '../door/http.ts'
import {isObject} from '../json.ts'
import type {LakeContent} from '../store/content.ts'
import type {Transaction} from '../store/store.ts'
import type {View} from '../store/view.ts'
import {effectsOf, eventIdOf, mutationsOf} from '../write/mutationEvents.ts'
import {OverBudget} from './groq/budget.ts'
import {hasQuickSteps, isQuickToRead, type Query, readQuery} from './groq/readQuery.ts'
import {compares, runFilter} from './groq/runQuery.ts'
import {isPublishedByDefault} from './perspective.ts'
import {inAddress} from './query.ts'

/** How many missed transactions are sent after a drop; beyond it the listener starts afresh. */
const MAX_MISSED = 500
/** What a listener may take of each change of a document, in milliseconds. */
const ALLOWED = {milliseconds: 5}

/**
 * Answers `GET /data/listen/:dataset`: every change of a document that matches the query, before
 * or after it. Without a token no change of a private document is told.
 */
export function answerListen(
  request: LakeRequest,
  content: LakeContent,
  names: Dataset,
): LakeResponse {
  if (!request.hasToken) EventStream.checkPlace()
  return {
    stream: (response, headers) => {
      openListener(request, content, names, response, headers)
    },
  }
}

function openListener(
  request: LakeRequest,
  content: LakeContent,
  names: Dataset,
  response: ServerResponse,
  headers: OutgoingHttpHeaders,
): void {
  let stop = () => {}
  const stream = new EventStream(response, headers, !request.hasToken, () => stop())
  try {
    const listener = new Listener(request, content, names)
    const missed = missedBy(request, content)
    if (missed === 'none') stream.send('welcome', {listenerName: randomUUID()})
    else if (missed === 'unknown') stream.send('reset', {listenerName: randomUUID()})
    else {
      stream.send('welcomeback', {listenerName: randomUUID()})
      const seen = lastSeen(request)?.documentId
      for (const [index, transaction] of missed.entries()) {
        listener.tell(transaction, stream, index === 0 ? seen : undefined)
      }
    }
    stop = content.watch((transaction) => {
      // What goes wrong in one listener is no failure of the transaction, which is done.
      try {
        listener.tell(transaction, stream)
      } catch (error) {
        fail(stream, error)
      }
    })
  } catch (error) {
    fail(stream, error)
  }
}

/** The stream is open already, so an error travels as an event (`ChannelError` in the client). */
function fail(stream: EventStream, error: unknown): void {
  const description = error instanceof Error ? error.message : String(error)
  stream.send('channelError', error instanceof ApiError ? error.body : {error: {description}})
  stream.end()
}

/** The event that a returning listener saw last; its transaction may have had more of them. */
function lastSeen({query, message}: LakeRequest) {
  const last = message.headers['last-event-id']
  if (!flag(query, 'enableResume') || last === undefined || Array.isArray(last)) return undefined
  const [transactionId = '', documentId] = last.split('#')
  return {transactionId, documentId}
}

/** What a returning listener may have missed, from the transaction on that it saw last. */
function missedBy(request: LakeRequest, content: LakeContent): Transaction[] | 'none' | 'unknown' {
  const last = lastSeen(request)
  if (!last) return 'none'
  // Looking up the past costs more than a stranger may ask for.
  if (!request.hasToken) return 'unknown'
  const sequence = content.store.sequenceOf(last.transactionId)
  if (sequence === undefined) return 'unknown'
  const missed = content.store.transactionsAfter(sequence - 1, MAX_MISSED + 1)
  return missed.length > MAX_MISSED ? 'unknown' : missed
}

class Listener {
  readonly #filter: Query
  readonly #request: LakeRequest
  readonly #content: LakeContent
  readonly #names: Dataset
  readonly #hearsVersions: boolean

  /** Throws ApiError 400 on a query that is not a filter, or none that a change can wait for. */
  constructor(request: LakeRequest, content: LakeContent, names: Dataset) {
    const {text, params} = inAddress(request.query)
    if (!isQuickToRead(text)) throw tooCostly()
    this.#filter = readQuery(text, params)
    if (!hasQuickSteps(this.#filter) || compares(this.#filter)) throw tooCostly()
    this.#request = request
    this.#hearsVersions = hearsVersions(request)
    this.#content = content
    this.#names = names
    this.#matches(undefined)
  }

  /**
   * Sends the events of a transaction that this listener may and wants to see; only those after
   * the document `seen`, if it saw some of them before. Changes come sorted by id.
   */
  tell(transaction: Transaction, stream: EventStream, seen?: string): void {
    const {query, hasToken} = this.#request
    const events = transaction.changes
      .filter(({id}) => hasToken || !isPrivateId(id))
      .filter(({id}) => this.#hearsVersions || !(isDraftId(id) || isVersionId(id)))
      .flatMap((change) => {
        const matched = {before: this.#matches(change.before), after: this.#matches(change.after)}
        return matched.before || matched.after ? [{change, ...matched}] : []
      })
    for (const [index, {change, before, after}] of events.entries()) {
      const {id} = change
      if (seen !== undefined && id <= seen) continue
      const data = {
        eventId: eventIdOf(transaction, change),
        documentId: id,
        transactionId: transaction.id,
        transition: !before ? 'appear' : !after ? 'disappear' : 'update',
        identity: transaction.author,
        ...(query.get('includeMutations') === 'false'
          ? {}
          : {mutations: mutationsOf(transaction, change)}),
        ...(change.before ? {previousRev: change.before._rev} : {}),
        resultRev: change.after?._rev ?? transaction.id,
        ...(flag(query, 'includeResult') && change.after ? {result: change.after} : {}),
        ...(flag(query, 'includePreviousRevision') ? {previous: change.before ?? null} : {}),
        ...(query.get('effectFormat') === 'mendoza' ? {effects: effectsOf(change)} : {}),
        timestamp: transaction.timestamp,
        visibility: query.get('visibility') === 'transaction' ? 'transaction' : 'query',
        transactionTotalEvents: events.length,
        transactionCurrentEvent: index + 1,
      }
      stream.send('mutation', data, data.eventId)
    }
  }

  #matches(document: LakeDocument | undefined): boolean {
    const scope = {...this.#names, now: new Date(), identity: this.#request.user}
    const found = filtered(() => runFilter(this.#filter, this.#alone(document), scope, ALLOWED))
    if (Array.isArray(found)) return found.length > 0
    if (isObject(found) || found === null) return found !== null
    throw dataError(
      400,
      'queryParseError',
      'A listener needs a filter, such as *[_type == "guide"].',
    )
  }

  /** A view with one document in it, whose references lead to the others. */
  #alone(document: LakeDocument | undefined): View {
    const {hasToken} = this.#request
    const {documents} = this.#content
    const isSeen = document !== undefined && (hasToken || !isPrivateId(document._id))
    const all = isSeen ? [document] : []
    return {
      all,
      byId: (id) => {
        if (isSeen && id === document._id) return document
        return hasToken || !isPrivateId(id) ? documents.get(id) : undefined
      },
      ofType: () => all,
      referring: () => all,
      versionsOf: () => all,
    }
  }
}

/** From the API version on that asks for what is published, drafts and versions are told on request. */
function hearsVersions({query, apiVersion}: LakeRequest): boolean {
  const asked = query.get('includeAllVersions')
  return asked === null ? !isPublishedByDefault(apiVersion) : asked === 'true'
}

function filtered(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    throw error instanceof OverBudget ? tooCostly() : error
  }
}

function tooCostly(): Error {
  const description =
    'The query is too costly to be asked at every change. Listen to a plain filter.'
  return dataError(400, 'queryParseError', description)
}
