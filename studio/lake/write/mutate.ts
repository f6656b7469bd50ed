import {randomUUID} from 'node:crypto'
import type {Dataset} from '../assets/assetDocument.ts'
import {ApiError} from '../door/apiError.ts'
import {
  flag,
  type LakeRequest,
  type LakeResponse,
  readJsonBody,
  requireToken,
} from '../door/http.ts'
import type {JsonObject} from '../json.ts'
import type {LakeContent} from '../store/content.ts'
import {UNNAMED} from '../userName.ts'
import {MutationFault} from './mutations.ts'
import {type MutationResult, TransactionDraft, withIndex} from './transact.ts'

/** What a client may say about a transaction beside its mutations. */
export type TransactionOptions = {
  /** The id of the user whose work it is. */
  author: string
  transactionId: unknown
  dryRun: boolean
  autoGenerateArrayKeys: boolean
}

/** Answers `POST /data/mutate/:dataset`. */
export async function answerMutate(
  request: LakeRequest,
  content: LakeContent,
  names: Dataset,
): Promise<LakeResponse> {
  requireToken(request)
  const {mutations, transactionId} = await readJsonBody(request.message)
  const {query} = request
  const done = inTransaction(content, names, mutations, {
    author: request.user,
    transactionId: transactionId ?? query.get('transactionId') ?? undefined,
    dryRun: flag(query, 'dryRun'),
    autoGenerateArrayKeys: flag(query, 'autoGenerateArrayKeys'),
  })
  const results = done.outcomes.map(({id, operation, document}) => ({
    ...(flag(query, 'returnIds') ? {id} : {}),
    operation,
    ...(flag(query, 'returnDocuments') ? {document} : {}),
  }))
  return {json: {transactionId: done.id, results}}
}

/**
 * Carries out mutations as one transaction: durable when this returns. Throws ApiError with the
 * body that `@sanity/client` reads as a mutation error.
 */
export function inTransaction(
  content: LakeContent,
  names: Dataset,
  mutations: unknown,
  options: TransactionOptions = ALONE,
): {id: string; outcomes: MutationResult[]} {
  try {
    return transacted(content, names, options, (draft) => {
      if (!Array.isArray(mutations)) {
        throw new MutationFault(400, 'malformedMutationError', '"mutations" must be an array.')
      }
      for (const [index, sent] of mutations.entries()) {
        try {
          draft.mutate(sent)
        } catch (error) {
          throw withIndex(error, index)
        }
      }
    })
  } catch (error) {
    throw error instanceof MutationFault ? mutationError(error) : error
  }
}

/** What is said about a transaction of the lake's own. */
export const ALONE: TransactionOptions = {
  author: UNNAMED,
  transactionId: undefined,
  dryRun: false,
  autoGenerateArrayKeys: false,
}

/** Lets `act` work out a transaction, and makes it durable. Throws what `act` does; then nothing was done. */
export function transacted(
  content: LakeContent,
  names: Dataset,
  {author, transactionId, dryRun, autoGenerateArrayKeys}: TransactionOptions,
  act: (draft: TransactionDraft) => void,
): {id: string; outcomes: MutationResult[]} {
  const id = transactionIdFrom(transactionId, content)
  const timestamp = content.now()
  const draft = new TransactionDraft(
    {id, timestamp, author, autoGenerateArrayKeys},
    {documents: content.documents, documentLast: (each) => content.store.documentLast(each)},
    {...names, now: new Date(timestamp), identity: author},
  )
  act(draft)
  const {transaction, outcomes} = draft.finish()
  if (!dryRun && transaction.changes.length > 0) content.commit(transaction)
  return {id, outcomes}
}

function transactionIdFrom(given: unknown, content: LakeContent): string {
  if (given === undefined) return randomUUID().replaceAll('-', '').slice(0, 22)
  if (typeof given !== 'string' || !/^[\w.-]{1,128}$/.test(given)) {
    throw new MutationFault(400, 'malformedMutationError', '"transactionId" is not a valid id.')
  }
  if (content.store.hasTransaction(given)) {
    throw new MutationFault(
      409,
      'transactionAlreadyExistsError',
      `A transaction with the ID "${given}" was carried out before`,
    )
  }
  return given
}

function mutationError(fault: MutationFault): ApiError {
  const {index = 0, ...details} = fault.details
  const item: JsonObject = {
    error: {type: fault.type, description: fault.message, ...details},
    index,
  }
  const description = `The mutation(s) failed: ${fault.message}`
  return new ApiError(
    fault.status,
    {error: {type: 'mutationError', description, items: [item]}},
    description,
  )
}
