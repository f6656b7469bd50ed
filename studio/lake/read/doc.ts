import type {LakeDocument} from '../document.ts'
import {isPrivateId, isValidId, publishedId} from '../documentId.ts'
import {refused} from '../door/apiError.ts'
import {flag, type LakeRequest, type LakeResponse} from '../door/http.ts'
import type {Documents} from '../store/documents.ts'

/** The most documents that one request may name. */
const MAX_IDS = 1000

type Omitted = {id: string; reason: 'existence' | 'permission'}

/** Answers `GET /data/doc/:dataset/a,b`: the documents as stored, and which are not there. */
export function answerDoc(request: LakeRequest, documents: Documents): LakeResponse {
  const ids = [...new Set((request.path.ids ?? '').split(',').filter((id) => id !== ''))]
  if (ids.length === 0 || ids.length > MAX_IDS || !ids.every(isValidId)) {
    throw refused(400, 'Bad Request', `Name 1 to ${MAX_IDS} valid ids, joined by commas.`)
  }
  const wanted = flag(request.query, 'includeAllVersions')
    ? ids.flatMap((id) => versionsOf(id, documents, request.hasToken))
    : ids
  const found: LakeDocument[] = []
  const omitted: Omitted[] = []
  for (const id of wanted) {
    // Whether a private document exists is itself private.
    const isHidden = isPrivateId(id) && !request.hasToken
    const document = isHidden ? undefined : documents.get(id)
    if (document) found.push(document)
    else omitted.push({id, reason: isHidden ? 'permission' : 'existence'})
  }
  return {
    json: {
      documents: flag(request.query, 'excludeContent') ? found.map(withoutContent) : found,
      omitted,
    },
  }
}

function versionsOf(id: string, documents: Documents, hasToken: boolean): string[] {
  const ids = documents.variantsOf(id).filter((each) => hasToken || !isPrivateId(each))
  return ids.length > 0 ? ids : [publishedId(id)]
}

function withoutContent({_id, _type, _rev, _createdAt, _updatedAt}: LakeDocument) {
  return {_id, _type, _rev, _createdAt, _updatedAt}
}
