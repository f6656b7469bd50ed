import {isDraftId, isValidId, isVersionId, publishedId} from '../documentId.ts'
import {isObject, type JsonObject} from '../json.ts'
import {MutationFault} from './mutations.ts'
import type {TransactionDraft} from './transact.ts'

/** Works out the mutations of one kind of action. Throws MutationFault where it cannot be done. */
export type ActionHandler = (action: JsonObject, draft: TransactionDraft) => JsonObject[]

/** The content of a document under another id: it stays the document that was created then. */
export function copied(document: JsonObject, id: string): JsonObject {
  const {_rev, _updatedAt, ...content} = document
  return {...content, _id: id}
}

/** A reference that waited for publishing becomes as strong as the schema wants it. */
export function strengthened(value: JsonObject): JsonObject {
  const {_strengthenOnPublish, ...rest} = value
  const result: JsonObject = {}
  for (const [field, inner] of Object.entries(rest)) result[field] = strengthenedValue(inner)
  if (_strengthenOnPublish === undefined) return result
  const staysWeak = isObject(_strengthenOnPublish) && _strengthenOnPublish.weak === true
  if (!staysWeak) delete result._weak
  return result
}

function strengthenedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strengthenedValue)
  return isObject(value) ? strengthened(value) : value
}

/** The document that an action carries: a draft or a version. */
export function documentIn(
  action: JsonObject,
  field: string,
  fallbackId: string | undefined,
): JsonObject & {_id: string} {
  const document = action[field]
  if (!isObject(document)) throw malformed(`The action must have "${field}".`)
  const id = document._id ?? fallbackId
  if (typeof id !== 'string' || !(isDraftId(id) || isVersionId(id))) {
    throw malformed(`"${id}" must be the id of a draft or a version.`)
  }
  const {_rev, ...content} = document
  return {...content, _id: id}
}

/** An id that an action names. */
export function idIn(action: JsonObject, field: string): string {
  const id = action[field]
  if (typeof id === 'string' && isValidId(id)) return id
  throw malformed(`The action must have "${field}", a document id.`)
}

/** The id of a draft or a version that an action names. */
export function versionIn(action: JsonObject, field: string): string {
  const id = idIn(action, field)
  if (isDraftId(id) || isVersionId(id)) return id
  throw malformed(`"${field}" must be the id of a draft or a version, not "${id}".`)
}

/** The ids that an action names of a version and of what is published; they must belong together. */
export function pairIn(action: JsonObject, field: string): {version: string; published: string} {
  const version = versionIn(action, field)
  const published = idIn(action, 'publishedId')
  if (publishedId(version) === published) return {version, published}
  throw malformed(`"${version}" is not a version of "${published}".`)
}

/** Refuses an action that was meant for another revision. */
export function checkRevision(id: string, draft: TransactionDraft, wanted: unknown): void {
  if (wanted === undefined || draft.hasRevision(id, wanted)) return
  throw new MutationFault(
    409,
    'documentRevisionIDDoesNotMatchError',
    `Document "${id}" has unexpected revision ID (${draft.get(id)?._rev}), expected ${wanted}`,
    {id},
  )
}

export function missing(id: string): MutationFault {
  return new MutationFault(404, 'documentNotFoundError', `There is no document "${id}"`, {id})
}

export function exists(id: string): MutationFault {
  return new MutationFault(
    409,
    'documentAlreadyExistsError',
    `Document by ID "${id}" already exists`,
    {id},
  )
}

export function malformed(message: string): MutationFault {
  return new MutationFault(400, 'malformedActionError', message)
}
