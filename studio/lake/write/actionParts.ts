import {Mutation} from '@sanity/mutator'
import type {LakeDocument} from '../document.ts'
import {isDraftId, isValidId, isVersionId, releaseOf} from '../documentId.ts'
import {isObject, type JsonObject} from '../json.ts'
import type {Documents} from '../store/documents.ts'
import {isApplicable, MutationFault} from './mutations.ts'

/** What actions ask of time and history. */
export type Past = {
  /** An ISO date. */
  now: string
  documentLast(id: string): LakeDocument | undefined
}

/** Works out the mutations of one kind of action. Throws MutationFault where it cannot be done. */
export type ActionHandler = (action: JsonObject, stand: Stand) => JsonObject[]

/** Which documents there will be once the actions so far are carried out. */
export class Stand {
  readonly #documents: Documents
  readonly #known = new Map<string, JsonObject | undefined>()
  readonly #gone = new Map<string, JsonObject | undefined>()
  readonly #past: Past

  constructor(documents: Documents, past: Past) {
    this.#documents = documents
    this.#past = past
  }

  /** The moment of the transaction, an ISO date. */
  get now(): string {
    return this.#past.now
  }

  get(id: string): JsonObject | LakeDocument | undefined {
    return this.#known.has(id) ? this.#known.get(id) : this.#documents.get(id)
  }

  /** A document as it last stood, though it may be deleted since. */
  last(id: string): JsonObject | LakeDocument | undefined {
    return this.get(id) ?? this.#gone.get(id) ?? this.#past.documentLast(id)
  }

  /** The ids of the versions in a release, sorted. */
  versionsIn(release: string): string[] {
    const ids = new Set([...this.#documents.sorted.map(({_id}) => _id), ...this.#known.keys()])
    return [...ids].filter((id) => releaseOf(id) === release && this.get(id)).sort()
  }

  /** Takes note of what an action will have done when the next one is looked at. */
  follow(mutations: readonly JsonObject[]): void {
    for (const mutation of mutations) {
      const created = mutation.create ?? mutation.createOrReplace
      if (isObject(created)) this.#known.set(String(created._id), created)
      if (isObject(mutation.delete)) {
        const id = String(mutation.delete.id)
        this.#gone.set(id, this.get(id))
        this.#known.set(id, undefined)
      }
      if (isObject(mutation.patch)) {
        const id = String(mutation.patch.id)
        this.#known.set(id, patched(this.get(id), mutation))
      }
    }
  }
}

/** A document after a patch; as it was where the patch is faulty, which the transaction refuses. */
function patched(before: JsonObject | undefined, mutation: JsonObject): JsonObject | undefined {
  const {_id, _type, _rev} = before ?? {}
  if (typeof _id !== 'string' || typeof _type !== 'string' || !isApplicable(mutation)) return before
  try {
    const mutator = new Mutation({mutations: [structuredClone(mutation)]})
    const after: unknown = mutator.apply({...structuredClone(before), _id, _type})
    return isObject(after) ? {...after, _rev} : before
  } catch {
    return before
  }
}

/** The content of a document under another id; revision and dates are the new one’s own. */
export function copied(document: JsonObject, id: string): JsonObject {
  const {_rev, _createdAt, _updatedAt, ...content} = document
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

/** Refuses an action that was meant for another revision. */
export function checkRevision(id: string, document: JsonObject | undefined, wanted: unknown): void {
  if (wanted === undefined || document?._rev === wanted) return
  throw new MutationFault(
    409,
    'documentRevisionIDDoesNotMatchError',
    `Document "${id}" has unexpected revision ID (${document?._rev}), expected ${wanted}`,
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
