import type {Dataset} from '../assets/assetDocument.ts'
import {dataError} from '../door/apiError.ts'
import {isObject, type JsonObject} from '../json.ts'
import type {Documents} from '../store/documents.ts'
import {OverBudget} from './groq/budget.ts'
import {hasQuickSteps, isQuickToRead, readQuery} from './groq/readQuery.ts'
import {
  type Allowance,
  compares,
  type QueryScope,
  runComparison,
  runQuery,
} from './groq/runQuery.ts'
import {syncTagsOf} from './groq/syncTags.ts'
import type {Perspective} from './perspective.ts'

/** A query as someone put it. */
export type QueryRequest = {
  text: string
  params: JsonObject
  perspective: Perspective
  isEditor: boolean
  /** What `identity()` says. */
  user: string
  /** Whether the answer repeats the query. */
  repeatsQuery: boolean
  /** When it was put, in milliseconds since 1970. */
  asked: number
}

/** The largest answer, in characters. */
const MAX_ANSWER = 128 * 1024 * 1024

/**
 * Answers a query at once, if that takes a moment only: `milliseconds` for running it, and an
 * answer that is not longer than `maxLength`. Undefined when it takes more than that.
 * Throws ApiError 400 on a query that cannot be answered.
 */
export function answerAtOnce(
  question: QueryRequest,
  documents: Documents,
  names: Dataset,
  milliseconds: number,
  maxLength: number,
): string | undefined {
  if (!isQuickToRead(question.text)) return undefined
  const query = readQuery(question.text, question.params)
  if (!hasQuickSteps(query) || compares(query)) return undefined
  const view = documents.view(question.perspective, question.isEditor)
  const syncTags = syncTagsOf(query)
  try {
    const result = runQuery(query, view, scopeOf(question, names), {milliseconds})
    return isLongerThan(result, maxLength) ? undefined : inJson(question, result, syncTags)
  } catch (error) {
    if (error instanceof OverBudget) return undefined
    throw error
  }
}

/** Answers a query, however long that takes within what is allowed. Throws ApiError 400. */
export async function answerInTime(
  question: QueryRequest,
  documents: Documents,
  names: Dataset,
  allowed: Allowance,
): Promise<string> {
  const query = readQuery(question.text, question.params)
  const view = documents.view(question.perspective, question.isEditor)
  const syncTags = syncTagsOf(query)
  const scope = scopeOf(question, names)
  try {
    const result = compares(query)
      ? await runComparison(query, view, scope)
      : runQuery(query, view, scope, allowed)
    if (!isLongerThan(result, MAX_ANSWER)) return inJson(question, result, syncTags)
  } catch (error) {
    throw error instanceof OverBudget ? timedOut() : error
  }
  throw dataError(
    400,
    'queryEvaluationError',
    `The answer is longer than ${MAX_ANSWER} characters. Ask for fewer documents or fields.`,
  )
}

/** The refusal of a query that took too long. */
export function timedOut(): Error {
  const description = 'The query took too long and was ended. Ask for less, or in several queries.'
  return dataError(400, 'queryTimeoutError', description)
}

function scopeOf({user}: QueryRequest, names: Dataset): QueryScope {
  return {...names, now: new Date(), identity: user}
}

function inJson(question: QueryRequest, result: unknown, syncTags: string[]): string {
  return JSON.stringify({
    ...(question.repeatsQuery ? {query: question.text} : {}),
    result: result ?? null,
    syncTags,
    ms: Date.now() - question.asked,
  })
}

/** Whether a value makes more JSON than so many characters, about; stops once that is known. */
function isLongerThan(value: unknown, limit: number): boolean {
  let length = 0
  const waiting: unknown[] = [value]
  while (waiting.length > 0 && length <= limit) {
    const next = waiting.pop()
    length += typeof next === 'string' ? next.length + 3 : 5
    if (Array.isArray(next)) for (const item of next) waiting.push(item)
    else if (isObject(next)) {
      for (const [field, inner] of Object.entries(next)) {
        length += field.length + 3
        waiting.push(inner)
      }
    }
  }
  return length > limit
}
