import type {Mut} from '@sanity/mutator'
import {isValidId} from '../documentId.ts'
import {isObject, isStringArray, type JsonObject} from '../json.ts'

/** One mutation as a client sends it, its shape known (https://www.sanity.io/docs/http-mutations). */
export type SentMutation =
  | {kind: CreateKind; document: JsonObject & {_type: string}}
  | {kind: 'delete'; select: Selection; ifRevision: string | undefined}
  | {kind: 'patch'; select: Selection; ifRevision: string | undefined; operations: JsonObject}

export type CreateKind = 'create' | 'createOrReplace' | 'createIfNotExists'

/** Which documents: one by id, or those that a query finds. */
export type Selection = {id: string} | {query: string; params: JsonObject}

/** What is wrong with a mutation, in words for whoever sent it. */
export class MutationFault extends Error {
  override readonly name = 'MutationFault'
  readonly status: number
  readonly type: string
  readonly details: JsonObject

  constructor(status: number, type: string, message: string, details: JsonObject = {}) {
    super(message)
    this.status = status
    this.type = type
    this.details = details
  }
}

/** Reads one mutation. Throws MutationFault 400. */
export function readMutation(sent: unknown): SentMutation {
  const entries = isObject(sent) ? Object.entries(sent) : []
  const [entry, ...others] = entries
  if (!entry || others.length > 0) throw malformed('A mutation must have one field: its kind.')
  const [kind, body] = entry
  if (!isObject(body)) throw malformed(`The mutation "${kind}" must hold an object.`)
  switch (kind) {
    case 'create':
    case 'createOrReplace':
    case 'createIfNotExists':
      return {kind, document: createdIn(kind, body)}
    case 'delete':
      return {kind, select: selectionIn(body), ifRevision: revisionIn(body)}
    case 'patch':
      return {
        kind,
        select: selectionIn(body),
        ifRevision: revisionIn(body),
        operations: operationsIn(body),
      }
    default:
      throw malformed(`There is no mutation "${kind}".`)
  }
}

function createdIn(kind: CreateKind, body: JsonObject): JsonObject & {_type: string} {
  const {_id, _type} = body
  if (typeof _type !== 'string' || _type === '') {
    throw malformed('A document must have a "_type".')
  }
  const mayLack = kind === 'create' && (_id === undefined || String(_id).endsWith('.'))
  if (!mayLack && (typeof _id !== 'string' || !isValidId(_id))) {
    throw malformed(`"${_id}" is not a valid document id.`)
  }
  return {...body, _type}
}

function selectionIn(body: JsonObject): Selection {
  const {id, query, params = {}} = body
  if (typeof id === 'string' && query === undefined) return {id}
  if (typeof query === 'string' && id === undefined && isObject(params)) return {query, params}
  throw malformed('A patch or delete must name its documents by "id" or by "query".')
}

function revisionIn({ifRevisionID}: JsonObject): string | undefined {
  if (ifRevisionID === undefined || typeof ifRevisionID === 'string') return ifRevisionID
  throw malformed('"ifRevisionID" must be a string.')
}

const SELECTING = ['id', 'query', 'params', 'ifRevisionID']

function operationsIn(body: JsonObject): JsonObject {
  const operations: JsonObject = {}
  for (const [name, value] of Object.entries(body)) {
    if (SELECTING.includes(name) || value === undefined) continue
    if (!isOperation(name, value)) throw malformed(`The patch operation "${name}" is malformed.`)
    const path = pathsIn(value).find(leadsAstray)
    if (path !== undefined) throw malformed(`"${path}" leads to no field of a document.`)
    operations[name] = value
  }
  return operations
}

function isOperation(name: string, value: unknown): boolean {
  switch (name) {
    case 'set':
    case 'setIfMissing':
      return isObject(value)
    case 'inc':
    case 'dec':
      return isObject(value) && Object.values(value).every((by) => typeof by === 'number')
    case 'diffMatchPatch':
      return isObject(value) && Object.values(value).every((patch) => typeof patch === 'string')
    case 'unset':
      return isStringArray(value)
    case 'insert': {
      if (!isObject(value) || !Array.isArray(value.items)) return false
      const places = [value.before, value.after, value.replace].filter((at) => at !== undefined)
      return places.length === 1 && typeof places[0] === 'string'
    }
    default:
      return false
  }
}

/** The paths that an operation of a patch changes. */
export function pathsIn(operation: unknown): string[] {
  if (Array.isArray(operation)) return operation.map(String)
  if (!isObject(operation)) return ['']
  const places = [operation.before, operation.after, operation.replace]
  const inserted = places.filter((place) => place !== undefined).map(String)
  return inserted.length > 0 ? inserted : Object.keys(operation)
}

/** Whether a path names what every object has in JavaScript, outside the values it compares with. */
function leadsAstray(path: string): boolean {
  const names = path.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""')
  return (
    /(?<![\w$])(?:__proto__|prototype|constructor|hasOwnProperty)(?![\w$])/.test(names) ||
    /\[\s*["'](?:__proto__|prototype|constructor|hasOwnProperty)["']\s*\]/.test(path)
  )
}

/** A mutation of one document, in the form that `@sanity/mutator` applies here and in Studio. */
export type Applicable = Mut & JsonObject

/** Whether a mutation that `readMutation` has checked names the one document it changes. */
export function isApplicable(mutation: JsonObject): mutation is Applicable {
  return documentIdOf(mutation) !== undefined
}

/** The id of the document that a mutation changes. */
export function documentIdOf(mutation: unknown): string | undefined {
  const [body] = isObject(mutation) ? Object.values(mutation) : []
  const id = isObject(body) ? (body._id ?? body.id) : undefined
  return typeof id === 'string' ? id : undefined
}

function malformed(message: string): MutationFault {
  return new MutationFault(400, 'malformedMutationError', message)
}
