import type {Dataset} from '../assets/assetDocument.ts'
import {ApiError} from '../door/apiError.ts'
import {type LakeRequest, type LakeResponse, readJsonBody, requireToken} from '../door/http.ts'
import type {JsonObject} from '../json.ts'
import type {LakeContent} from '../store/content.ts'
import {applyActions} from './applyActions.ts'
import {ALONE, type TransactionOptions, transacted} from './mutate.ts'
import {MutationFault} from './mutations.ts'

/** Answers `POST /data/actions/:dataset`: what people do with documents, several at once or none. */
export async function answerActions(
  request: LakeRequest,
  content: LakeContent,
  names: Dataset,
): Promise<LakeResponse> {
  requireToken(request)
  const {actions, transactionId, dryRun} = await readJsonBody(request.message)
  try {
    const options = {...ALONE, author: request.user, transactionId, dryRun: dryRun === true}
    const id = carryOut(actions, content, names, options)
    return {json: {transactionId: id}}
  } catch (error) {
    throw actionError(error)
  }
}

/**
 * Carries out actions as one transaction, durable when this returns; returns its id.
 * Throws MutationFault or ApiError when they cannot be carried out; then nothing was done.
 */
export function carryOut(
  actions: unknown,
  content: LakeContent,
  names: Dataset,
  options: TransactionOptions = ALONE,
): string {
  return transacted(content, names, options, (draft) => applyActions(actions, draft)).id
}

/** The same refusal, in the form that the client reads as an action's. */
function actionError(error: unknown): unknown {
  if (error instanceof MutationFault) {
    const {index = 0, ...details} = error.details
    const item = {error: {type: error.type, description: error.message, ...details}, index}
    return actionRefusal(error.status, error.message, [item])
  }
  return error
}

function actionRefusal(status: number, description: string, items: unknown): ApiError {
  const body: JsonObject = {error: {type: 'actionError', description, items}}
  return new ApiError(status, body, description)
}
