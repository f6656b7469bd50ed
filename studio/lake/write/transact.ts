import {randomUUID} from 'node:crypto'
import {Mutation} from '@sanity/mutator'
import {isDocument, type LakeDocument} from '../document.ts'
import {isValidId} from '../documentId.ts'
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
export type Outcome = {id: string; operation: Operation; document: LakeDocument | undefined}

export type TransactionRequest = {
  mutations: readonly unknown[]
  id: string
  timestamp: string
  author: string
  autoGenerateArrayKeys: boolean
}

/**
 * Works out what a list of mutations does, without doing it: the transaction to commit, and an
 * outcome for each document that a mutation named. Mutations apply in order, through the class
 * that Studio runs too. Throws MutationFault, with `index` in its details.
 */
export function prepareTransaction(
  request: TransactionRequest,
  documents: Documents,
  scope: QueryScope,
): {transaction: Transaction; outcomes: Outcome[]} {
  const draft = new TransactionDraft(request, documents, scope)
  for (const [index, sent] of request.mutations.entries()) {
    try {
      draft.apply(readMutation(sent))
    } catch (error) {
      throw withIndex(error, index)
    }
  }
  return draft.finish()
}

/** A transaction being worked out: the documents it touched so far, over those that are stored. */
class TransactionDraft {
  readonly #request: TransactionRequest
  readonly #documents: Documents
  readonly #scope: QueryScope
  readonly #touched = new Map<string, LakeDocument | undefined>()
  readonly #applied: Applicable[] = []
  readonly #outcomes: Outcome[] = []

  constructor(request: TransactionRequest, documents: Documents, scope: QueryScope) {
    this.#request = request
    this.#documents = documents
    this.#scope = scope
  }

  apply(mutation: SentMutation): void {
    switch (mutation.kind) {
      case 'create':
      case 'createOrReplace':
      case 'createIfNotExists':
        this.#create(mutation.kind, mutation.document)
        return
      case 'delete':
        for (const id of this.#selected(mutation.select)) {
          const before = this.#current(id)
          checkRevision(id, before, mutation.ifRevision)
          if (before) this.#change(id, 'delete', {delete: {id}})
        }
        return
      case 'patch':
        for (const id of this.#selected(mutation.select)) {
          const before = this.#current(id)
          if (!before) throw notFound(id)
          checkRevision(id, before, mutation.ifRevision)
          this.#change(id, 'update', {patch: {id, ...this.#keyed(mutation.operations)}})
        }
        return
    }
  }

  finish(): {transaction: Transaction; outcomes: Outcome[]} {
    const changes = [...this.#touched]
      .map(([id, after]) => ({id, before: this.#documents.get(id), after}))
      .filter(({before, after}) => before !== undefined || after !== undefined)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
    checkIntegrity(changes, this.#documents)
    const {id, timestamp, author} = this.#request
    return {
      transaction: {id, timestamp, author, mutations: this.#applied, changes},
      outcomes: this.#outcomes,
    }
  }

  #create(kind: CreateKind, sent: JsonObject): void {
    const {_rev, _updatedAt, ...content} = sent
    const id = idFor(sent._id)
    const before = this.#current(id)
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
    const before = this.#current(id)
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
    this.#touched.set(id, after)
    this.#applied.push(mutation)
    this.#outcomes.push({id, operation, document: after ?? before})
  }

  #current(id: string): LakeDocument | undefined {
    return this.#touched.has(id) ? this.#touched.get(id) : this.#documents.get(id)
  }

  #selected(select: Selection): string[] {
    if ('id' in select) return [select.id]
    const view = this.#documents.view({kind: 'raw'}, true)
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
  if (!isValidId(id)) throw new MutationFault(400, 'mutationError', `"${given}" is no valid id.`)
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

function withIndex(error: unknown, index: number): unknown {
  if (error instanceof MutationFault) {
    return new MutationFault(error.status, error.type, error.message, {...error.details, index})
  }
  // `@sanity/mutator` throws plain errors for paths and patches that it cannot read.
  if (!(error instanceof Error) || 'status' in error) return error
  return new MutationFault(400, 'mutationError', error.message, {index})
}
