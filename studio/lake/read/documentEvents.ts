import {draftId, isDraftId, isValidId, isVersionId, publishedId, releaseOf} from '../documentId.ts'
import {refused} from '../door/apiError.ts'
import {type LakeRequest, type LakeResponse, requireToken} from '../door/http.ts'
import type {JsonObject} from '../json.ts'
import type {DocumentChange, PastTransaction, Store} from '../store/store.ts'
import {limitIn} from './history.ts'

/**
 * Answers `GET /data/history/:dataset/events/documents/:id`: what happened to a document in words
 * that people use (created, published, unpublished, deleted), newest first. Studio works out the
 * edits in between from the transactions.
 */
export function answerDocumentEvents(request: LakeRequest, store: Store): LakeResponse {
  requireToken(request)
  const {id = ''} = request.path
  if (!isValidId(id)) throw refused(400, 'Bad Request', `"${id}" is not a valid document id.`)
  const published = publishedId(id)
  const version = isVersionId(id) || isDraftId(id) ? id : draftId(id)
  const all = store
    .transactionsOf([published, version])
    .flatMap((transaction) => {
      const event = eventOf(transaction, published, version, store)
      return event && concerns(event.type, id, transaction) ? event : []
    })
    .toReversed()
  const start = Number(request.query.get('nextCursor') ?? 0) || 0
  const end = start + limitIn(request.query)
  return {
    json: {
      events: {[id]: all.slice(start, end)},
      nextCursor: end < all.length ? String(end) : '',
    },
  }
}

type DocumentEvent = JsonObject & {type: EventType}
type EventType =
  | 'createDocumentVersion'
  | 'deleteDocumentVersion'
  | 'publishDocumentVersion'
  | 'unpublishDocument'
  | 'deleteDocumentGroup'
  | 'createLiveDocument'
  | 'updateLiveDocument'

/**
 * Whether an event is part of the life of the published document, or of a version. That of a version ends with its
 * publication: whoever deletes a document later, without it, adds nothing there.
 */
function concerns(type: EventType, id: string, {documentIds}: PastTransaction): boolean {
  const isPublished = id === publishedId(id)
  switch (type) {
    case 'createDocumentVersion':
    case 'deleteDocumentVersion':
      return !isPublished
    case 'createLiveDocument':
    case 'updateLiveDocument':
      return isPublished
    case 'publishDocumentVersion':
    case 'unpublishDocument':
      return true
    case 'deleteDocumentGroup':
      return documentIds.includes(id)
  }
}

function eventOf(
  transaction: PastTransaction,
  publishedId: string,
  versionId: string,
  store: Store,
): DocumentEvent | undefined {
  const change = (id: string): DocumentChange | undefined =>
    transaction.documentIds.includes(id)
      ? {
          id,
          before: store.documentAt(id, transaction.sequence - 1),
          after: store.documentAt(id, transaction.sequence),
        }
      : undefined
  const published = change(publishedId)
  const version = change(versionId)
  const release = releaseOf(versionId)
  const about = {
    timestamp: transaction.timestamp,
    author: transaction.author,
    documentId: publishedId,
    ...(release === undefined ? {} : {releaseId: release}),
  }
  const ofVersion = {...about, versionId}
  const revisionId = published?.after?._rev
  const lastOfVersion = version?.before?._rev
  if (published?.after && version?.before && !version.after) {
    const revisions = {revisionId, versionRevisionId: lastOfVersion}
    const cause = {type: 'document.publish'}
    return {type: 'publishDocumentVersion', ...ofVersion, ...revisions, cause}
  }
  if (published?.before && !published.after) {
    const kept = store.documentAt(versionId, transaction.sequence)
    return kept
      ? {type: 'unpublishDocument', ...ofVersion, versionRevisionId: kept._rev}
      : {type: 'deleteDocumentGroup', ...about}
  }
  if (published?.after) {
    const type = published.before ? 'updateLiveDocument' : 'createLiveDocument'
    return {type, ...about, revisionId}
  }
  if (version?.after && !version.before) {
    return {type: 'createDocumentVersion', ...ofVersion, versionRevisionId: version.after._rev}
  }
  if (version?.before && !version.after) {
    return {type: 'deleteDocumentVersion', ...ofVersion, versionRevisionId: lastOfVersion}
  }
  return undefined
}
