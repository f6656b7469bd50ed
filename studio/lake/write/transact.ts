import {randomUUID} from 'node:crypto'
import {Mutation} from '@sanity/mutator'
import {isDocument, type LakeDocument} from '../document.ts'
import {isValidId, releaseOf} from '../documentId.ts'
import {isObject, type JsonObject} from '../json.ts'
import {OverBudget} from '../read/groq/budget.ts'
import {readQuery} from '../read/groq/readQuery.ts'
import {type QueryScope, runQuery} from '../read/groq/runQuery.ts'
import type {Documents} from '../store/documents.ts'
import type {Transaction} from '../store/store.ts'
import {keyedValue, withArrayKeys} from './arrayKeys.ts'
import {checkIntegrity} from './integrity.ts'
import {
  type Applicable,
  type CreateKind,
  isApplicable,
  MutationFault,
  readMutation,
  type Selection,
  type SentMutation,
} from './mutations.ts'

/** How long a mutation may look for its documents while all else waits, in milliseconds. */
const SELECTING = {milliseconds: 250}

type Operation = 'create' | 'update' | 'delete' | 'none'

/** What one mutation did to one document, and the document that came of it (or was deleted). */
export type MutationResult = {id: string; operation: Operation; document: LakeDocument | undefined}

export type TransactionRequest = {
  id: string
  timestamp: string
  author: string
  autoGenerateArrayKeys: boolean
}

/** What a transaction may know of what was before it. */
export type Past = {
  documents: Documents
  /** A document as it last stood, though it may be deleted since. */
  documentLast(id: string): LakeDocument | undefined
}

/**
 * A transaction being worked out, without doing it: the documents it touched so far, over those
 * that are stored. Mutations and actions alike are carried out on it, in order, through the class
 * that Studio runs too.
 */
export class TransactionDraft {
  readonly #request: TransactionRequest
  readonly #past: Past
  readonly #scope: QueryScope
  readonly #touched = new Map<string, LakeDocument | undefined>()
  readonly #deleted = new Map<string, LakeDocument>()
  readonly #applied: Applicable[] = []
  readonly #outcomes: MutationResult[] = []

  constructor(request: TransactionRequest, past: Past, scope: QueryScope) {
    this.#request = request
    this.#past = past
    this.#scope = scope
  }

  /** The moment of the transaction, an ISO date. */
  get now(): string {
    return this.#request.timestamp
  }

  /** A document as it stands in the transaction. */
  get(id: string): LakeDocument | undefined {
    return this.#touched.has(id) ? this.#touched.get(id) : this.#past.documents.get(id)
  }

  /** A document as it last stood, though it may be deleted since. */
  last(id: string): LakeDocument | undefined {
    return this.get(id) ?? this.#deleted.get(id) ?? this.#past.documentLast(id)
  }

  /** Whether a document has a revision, or had it when the transaction began. */
  hasRevision(id: string, revision: unknown): boolean {
    return [this.get(id), this.#past.documents.get(id)].some((known) => known?._rev === revision)
  }

  /** The ids of the versions in a release, sorted. */
  versionsIn(release: string): string[] {
    const stored = this.#past.documents.versionsIn(release)
    const touched = [...this.#touched.keys()].filter((id) => releaseOf(id) === release)
    return [...new Set([...stored, ...touched])].filter((id) => this.get(id)).sort()
  }

  /** Carries out a mutation as a client sends it. Throws MutationFault. */
  mutate(sent: unknown): void {
    this.#apply(readMutation(sent))
  }

  #apply(mutation: SentMutation): void {
    switch (mutation.kind) {
      case 'create':
      case 'createOrReplace':
      case 'createIfNotExists':
        this.#create(mutation.kind, mutation.document)
        return
      case 'delete':
        for (const id of this.#selected(mutation.select)) {
          const before = this.get(id)
          checkRevision(id, before, mutation.ifRevision)
          if (before) this.#change(id, 'delete', {delete: {id}})
        }
        return
      case 'patch':
        for (const id of this.#selected(mutation.select)) {
          const before = this.get(id)
          if (!before) throw notFound(id)
          checkRevision(id, before, mutation.ifRevision)
          this.#change(id, 'update', {patch: {id, ...this.#keyed(mutation.operations)}})
        }
        return
    }
  }

  /**
   * The transaction to commit, and an outcome for each document that a mutation named.
   * Throws MutationFault when a reference would point at nothing.
   */
  finish(): {transaction: Transaction; outcomes: MutationResult[]} {
    const changes = [...this.#touched]
      .map(([id, after]) => ({id, before: this.#past.documents.get(id), after}))
      .filter(({before, after}) => before !== undefined || after !== undefined)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
    checkIntegrity(changes, this.#past.documents)
    const {id, timestamp, author} = this.#request
    return {
      transaction: {id, timestamp, author, mutations: this.#applied, changes},
      outcomes: this.#outcomes,
    }
  }

  #create(kind: CreateKind, sent: JsonObject): void {
    const {_rev, _updatedAt, ...content} = sent
    const id = idFor(sent._id)
    const before = this.get(id)
    if (before && kind === 'create') {
      throw new MutationFault(
        409,
        'documentAlreadyExistsError',
        `Document by ID "${id}" already exists`,
        {id},
      )
    }
    if (before && kind === 'createIfNotExists') {
      this.#outcomes.push({id, operation: 'none', document: before})
      return
    }
    const keyed = this.#request.autoGenerateArrayKeys ? withArrayKeys(content, randomKey) : content
    const given = typeof content._createdAt === 'string' ? content._createdAt : undefined
    const _createdAt = given ?? before?._createdAt ?? this.#request.timestamp
    this.#change(id, before ? 'update' : 'create', {[kind]: {...keyed, _id: id, _createdAt}})
  }

  #change(id: string, operation: Operation, mutation: JsonObject): void {
    if (!isApplicable(mutation)) throw new MutationFault(400, 'mutationError', 'No document named.')
    const before = this.get(id)
    const {id: transactionId, timestamp} = this.#request
    // The class changes what it is given in places, so it gets copies.
    const mutator = new Mutation({
      mutations: [structuredClone(mutation)],
      transactionId,
      resultRev: transactionId,
      timestamp,
    })
    const after = mutator.apply(before ? {...before} : null) ?? undefined
    if (after !== undefined && !isDocument(after)) throw changedImmutable(id)
    if (mutation.patch && after && (after._id !== id || after._type !== before?._type)) {
      throw changedImmutable(id)
    }
    if (after) checkNames(after, id)
    else if (before) this.#deleted.set(id, before)
    this.#touched.set(id, after)
    this.#applied.push(mutation)
    this.#outcomes.push({id, operation, document: after ?? before})
  }

  #selected(select: Selection): string[] {
    if ('id' in select) return [select.id]
    const view = this.#past.documents.view({kind: 'raw'}, true)
    const query = readQuery(select.query, select.params)
    const found = selected(() => runQuery(query, view, this.#scope, SELECTING))
    const items: unknown[] = Array.isArray(found) ? found : [found]
    const ids = items.map((item) => (isObject(item) ? item._id : item))
    return [...new Set(ids.filter((id) => typeof id === 'string'))]
  }

  #keyed(operations: JsonObject): JsonObject {
    if (!this.#request.autoGenerateArrayKeys) return operations
    const {set, setIfMissing, insert} = operations
    return {
      ...operations,
      ...(isObject(set) ? {set: withArrayKeys(set, randomKey)} : {}),
      ...(isObject(setIfMissing) ? {setIfMissing: withArrayKeys(setIfMissing, randomKey)} : {}),
      ...(isObject(insert)
        ? {insert: {...insert, items: keyedValue(insert.items, randomKey)}}
        : {}),
    }
  }
}

function selected(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof OverBudget)) throw error
    const message = 'Finding the documents by "query" took too long. Name them by "id".'
    throw new MutationFault(400, 'mutationError', message)
  }
}

function idFor(given: unknown): string {
  if (typeof given === 'string' && !given.endsWith('.')) return given
  const id = `${typeof given === 'string' ? given : ''}${randomUUID()}`
  if (!isValidId(id)) throw new MutationFault(400, 'mutationError', `"${given}" is not a valid id.`)
  return id
}

function randomKey(): string {
  return randomUUID().replaceAll('-', '').slice(0, 12)
}

function checkRevision(
  id: string,
  before: LakeDocument | undefined,
  wanted: string | undefined,
): void {
  if (wanted === undefined || before?._rev === wanted) return
  throw new MutationFault(
    409,
    'documentRevisionIDDoesNotMatchError',
    `Document "${id}" has unexpected revision ID (${before?._rev}), expected ${wanted}`,
    {id, currentRevisionID: before?._rev ?? null, expectedRevisionID: wanted},
  )
}

/** Names that every object has in JavaScript, so that documents could not be told from it. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'hasOwnProperty', 'toJSON'])

function checkNames(value: unknown, id: string): void {
  if (Array.isArray(value)) for (const item of value) checkNames(item, id)
  if (!isObject(value)) return
  for (const [name, inner] of Object.entries(value)) {
    if (RESERVED.has(name)) {
      throw new MutationFault(400, 'mutationError', `"${name}" is not a name for a field.`, {id})
    }
    checkNames(inner, id)
  }
}

function notFound(id: string): MutationFault {
  return new MutationFault(
    409,
    'documentNotFoundError',
    `The document with the ID "${id}" was not found`,
    {id},
  )
}

function changedImmutable(id: string): MutationFault {
  return new MutationFault(
    400,
    'immutableAttributeError',
    `Document "${id}": "_id", "_type", "_createdAt" and "_updatedAt" cannot be patched`,
    {id},
  )
}

/** An error with the place in the list of what was sent. */
export function withIndex(error: unknown, index: number): unknown {
  if (error instanceof MutationFault) {
    return new MutationFault(error.status, error.type, error.message, {...error.details, index})
  }
  // `@sanity/mutator` throws plain errors for paths and patches that it cannot read.
  if (!(error instanceof Error) || 'status' in error) return error
  return new MutationFault(400, 'mutationError', error.message, {index})
}
