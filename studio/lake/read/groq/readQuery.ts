import {GroqSyntaxError, parse} from 'groq-js'
import {type ApiError, dataError, parseError} from '../../door/apiError.ts'
import {isStringArray, type JsonObject} from '../../json.ts'
import {countingTree} from './budget.ts'
import {placeOfParameter, type QuerySize, sizeOf} from './querySize.ts'
import {constant, nodesOf} from './tree.ts'

/** A query that groq-js has read, its parameters in their places. */
export type Query = {text: string; tree: unknown}

/**
 * Reads a query. Throws ApiError 400 with the position of what is wrong, in the form from which
 * `@sanity/client` prints a code frame.
 */
export function readQuery(text: string, params: JsonObject): Query {
  sizeOf(text)
  const tree = parsed(text, params)
  for (const {type, name} of nodesOf(tree)) {
    if (type !== 'Parameter' || typeof name !== 'string') continue
    const start = placeOfParameter(text, name)
    const description = `param $${name} referenced, but not provided`
    throw parseError(text, start, start + name.length + 1, description)
  }
  return {text, tree}
}

function parsed(text: string, params: JsonObject): unknown {
  try {
    return countingTree(parse(text, {params}))
  } catch (error) {
    if (!(error instanceof GroqSyntaxError)) throw unanswerable(error)
    throw parseError(text, error.position, Math.min(error.position + 1, text.length), error.message)
  }
}

/** The refusal of a query that groq-js cannot answer. */
export function unanswerable(error: unknown): ApiError {
  const reason = error instanceof Error ? error.message : String(error)
  const description =
    error instanceof RangeError && /call stack/.test(reason)
      ? 'it is nested too deep. Split it into several queries'
      : reason
  return dataError(400, 'queryEvaluationError', `The query cannot be answered: ${description}`)
}

/** From this many parts on the parser takes longer than an event loop can wait. */
const MAX_QUICK_TOKENS = 1500
const MAX_QUICK_ADDITIONS = 8
const MAX_QUICK_WILDCARDS = 2
const MAX_QUICK_DOTS = 1000

/** Whether reading the query takes a moment only. Throws ApiError 400 when it is too large. */
export function isQuickToRead(text: string): boolean {
  const {tokens, hasFunctions}: QuerySize = sizeOf(text)
  // Functions of its own may call one another, which makes a short text a large tree.
  return tokens <= MAX_QUICK_TOKENS && !hasFunctions
}

/**
 * Whether nothing in a query can take long in one step, where `spend` does not stop it: patterns
 * that a regular expression tries in too many ways, and values that grow by doubling.
 */
export function hasQuickSteps({tree, text}: Query): boolean {
  let additions = 0
  for (const node of nodesOf(tree)) {
    const {type, op, name} = node
    if (type === 'OpCall' && (op === '+' || op === '**')) additions += 1
    if (type === 'OpCall' && op === 'match' && !isQuickPattern(node.right)) return false
    const [argument] = Array.isArray(node.args) ? node.args : []
    if (type === 'FuncCall' && name === 'path' && !isQuickPattern(argument)) return false
    if (type === 'Value' && !hasFewDots(JSON.stringify(node.value) ?? '')) return false
  }
  return additions <= MAX_QUICK_ADDITIONS && hasFewDots(text)
}

function isQuickPattern(node: unknown): boolean {
  const value = constant(node)
  const patterns = typeof value === 'string' ? [value] : value
  if (!isStringArray(patterns)) return false
  return patterns
    .flatMap((pattern) => pattern.split(/\s+/))
    .every(
      (term) => (term.match(/\*+/g) ?? []).length <= MAX_QUICK_WILDCARDS && !/\*{3}/.test(term),
    )
}

/** groq-js looks for dots at the edges of words, from each dot of a row to the row's end. */
function hasFewDots(text: string): boolean {
  return !text.includes('.'.repeat(MAX_QUICK_DOTS))
}
