import {type ApiError, parseError} from '../../door/apiError.ts'

/** What a query is made of, counted before it is parsed. */
export type QuerySize = {tokens: number; hasFunctions: boolean}

/** The longest query, in characters: Sanity’s limit, too. */
const MAX_LENGTH = 300_000
const MAX_TOKENS = 20_000
/** How deep brackets may stand in one another. */
const MAX_DEPTH = 200

/** Strings and comments are one token each, so that nothing in them counts as a bracket. */
const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\/[^\n]*|\$?[\w:]+|[^\s]/gs

/**
 * Counts what a query is made of. The parser's time grows with the square of the number of
 * tokens, and it calls itself for every bracket, so that is bounded first.
 * Throws ApiError 400 beyond the bounds, with the place.
 */
export function sizeOf(query: string): QuerySize {
  if (query.length > MAX_LENGTH) {
    throw tooLarge(query.slice(0, 100), 0, `is longer than ${MAX_LENGTH} characters`)
  }
  let tokens = 0
  let depth = 0
  let hasFunctions = false
  for (const {0: token, index} of query.matchAll(TOKEN)) {
    tokens += 1
    if (token === 'fn') hasFunctions = true
    if (token === '(' || token === '[' || token === '{') depth += 1
    if (token === ')' || token === ']' || token === '}') depth -= 1
    if (depth > MAX_DEPTH) throw tooLarge(query, index, `is nested deeper than ${MAX_DEPTH}`)
    if (tokens > MAX_TOKENS) throw tooLarge(query, index, `has more than ${MAX_TOKENS} parts`)
  }
  return {tokens, hasFunctions}
}

/** Where a parameter stands in a query: outside strings and comments, and by its whole name. */
export function placeOfParameter(query: string, name: string): number {
  for (const {0: token, index} of query.matchAll(TOKEN)) if (token === `$${name}`) return index
  return 0
}

function tooLarge(query: string, place: number, fault: string): ApiError {
  const description = `The query ${fault}. Split it, or pass values as parameters.`
  return parseError(query, place, Math.min(place + 1, query.length), description)
}
