import {randomUUID} from 'node:crypto'
import type {Dataset} from '../assets/assetDocument.ts'
import {ApiError} from '../door/apiError.ts'
import {type Answer, flag, type LakeRequest, readJsonBody, requireToken} from '../door/http.ts'
import {USER_ID} from '../door/users.ts'
import type {JsonObject} from '../json.ts'
import type {Content} from '../store/content.ts'
import {MutationFault} from './mutations.ts'
import {type Outcome, prepareTransaction} from './transact.ts'

/** What a client may say about a transaction beside its mutations. */
export type TransactionOptions = {
  transactionId: unknown
  dryRun: boolean
  autoGenerateArrayKeys: boolean
}

/** Answers `POST /data/mutate/:dataset`. */
export async function answerMutate(
  request: LakeRequest,
  content: Content,
  names: Dataset,
): Promise<Answer> {
  requireToken(request)
  const {mutations, transactionId} = await readJsonBody(request.message)
  const {query} = request
  const done = inTransaction(content, names, mutations, {
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
  content: Content,
  names: Dataset,
  mutations: unknown,
  {transactionId, dryRun, autoGenerateArrayKeys}: TransactionOptions,
): {id: string; outcomes: Outcome[]} {
  try {
    const id = transactionIdFrom(transactionId, content)
    if (!Array.isArray(mutations)) {
      throw new MutationFault(400, 'malformedMutationError', '"mutations" must be an array.')
    }
    const timestamp = content.now()
    const {transaction, outcomes} = prepareTransaction(
      {mutations, id, timestamp, author: USER_ID, autoGenerateArrayKeys},
      content.documents,
      {...names, now: new Date(timestamp), identity: USER_ID},
    )
    if (!dryRun && transaction.changes.length > 0) content.commit(transaction)
    return {id, outcomes}
  } catch (error) {
    throw error instanceof MutationFault ? mutationError(error) : error
  }
}

function transactionIdFrom(given: unknown, content: Content): string {
  if (given === undefined) return randomUUID().replaceAll('-', '').slice(0, 22)
  if (typeof given !== 'string' || !/^[\w.-]{1,128}$/.test(given)) {
    throw new MutationFault(400, 'malformedMutationError', '"transactionId" is no valid id.')
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
