import {evaluate, evaluateSync, GroqSyntaxError, parse} from 'groq-js'
import {ApiError, dataError} from '../door/apiError.ts'
import {isObject, isStringArray, type JsonObject} from '../json.ts'
import type {View} from '../store/view.ts'

/** A query that groq-js has read, with the parameters it will run with. */
export type Query = {text: string; tree: unknown; params: JsonObject}

/**
 * Reads a query. Throws ApiError 400 with the position of what is wrong, in the form from which
 * `@sanity/client` prints a code frame.
 */
export function readQuery(text: string, params: JsonObject): Query {
  const tree = parsed(text, params)
  for (const node of nodesOf(tree)) {
    if (node.type !== 'Parameter' || typeof node.name !== 'string' || node.name in params) continue
    const start = text.indexOf(`$${node.name}`)
    throw parseError(
      text,
      start,
      start + node.name.length + 1,
      `param $${node.name} referenced, but not provided`,
    )
  }
  return {text, tree, params}
}

function parsed(text: string, params: JsonObject): unknown {
  try {
    return parse(text, {params})
  } catch (error) {
    if (!(error instanceof GroqSyntaxError)) throw unanswerable(error)
    throw parseError(text, error.position, Math.min(error.position + 1, text.length), error.message)
  }
}

function parseError(query: string, start: number, end: number, description: string): ApiError {
  return new ApiError(
    400,
    {error: {type: 'queryParseError', description, query, start, end}},
    description,
  )
}

/**
 * Runs a query over what its reader sees. Throws ApiError 400 when groq-js cannot answer (a
 * function that needs a search engine, for example).
 */
export async function runQuery(query: Query, view: View, scope: QueryScope): Promise<unknown> {
  if (!needsAsync(query.tree)) return runQueryAtOnce(query, view, scope)
  try {
    return await (await evaluate(query.tree, optionsFor(query, view, scope))).get()
  } catch (error) {
    throw unanswerable(error)
  }
}

/** Like `runQuery`, with nothing happening in between; refuses the functions that compare. */
export function runQueryAtOnce(query: Query, view: View, scope: QueryScope): unknown {
  for (const node of nodesOf(query.tree)) narrow(node, query.params, view)
  try {
    return evaluateSync(query.tree, optionsFor(query, view, scope)).data
  } catch (error) {
    throw unanswerable(error)
  }
}

function optionsFor(query: Query, view: View, scope: QueryScope) {
  return {
    dataset: view.all,
    params: query.params,
    timestamp: scope.now,
    identity: scope.identity,
    sanity: {projectId: scope.projectId, dataset: scope.dataset},
    dereference: ({_ref}: {_ref: string}) => view.byId(_ref),
  }
}

/** What a query may ask about its surroundings: `now()`, `identity()`, `sanity::dataset()`. */
export type QueryScope = {now: Date; identity: string; projectId: string; dataset: string}

function unanswerable(error: unknown): ApiError {
  const description = error instanceof Error ? error.message : String(error)
  return dataError(400, 'queryEvaluationError', `The query cannot be answered: ${description}`)
}

/** Evaluating at once is several times quicker; only the diff functions cannot do it. */
function needsAsync(tree: unknown): boolean {
  return nodesOf(tree).some(
    ({type, namespace}) => type === 'FuncCall' && (namespace === 'diff' || namespace === 'delta'),
  )
}

/**
 * Gives `*[_type == "guide" && …]` the documents of that type in place of all documents: the
 * filter still runs, over a short list from an index instead of the whole store.
 */
function narrow(node: JsonObject, params: JsonObject, view: View): void {
  if (node.type !== 'Filter' || !isObject(node.base) || node.base.type !== 'Everything') return
  let fewest: readonly unknown[] = view.all
  for (const condition of conjuncts(node.expr)) {
    const candidates = candidatesFor(condition, params, view)
    if (candidates && candidates.length < fewest.length) fewest = candidates
  }
  if (fewest !== view.all) node.base = {type: 'Value', value: fewest}
}

function conjuncts(expression: unknown): JsonObject[] {
  if (!isObject(expression)) return []
  if (expression.type === 'And') {
    return [...conjuncts(expression.left), ...conjuncts(expression.right)]
  }
  return expression.type === 'Group' ? conjuncts(expression.base) : [expression]
}

function candidatesFor(
  condition: JsonObject,
  params: JsonObject,
  view: View,
): readonly unknown[] | undefined {
  if (condition.type === 'FuncCall' && condition.name === 'references') {
    const [argument, ...others] = Array.isArray(condition.args) ? condition.args : []
    const target = others.length === 0 ? constant(argument, params) : undefined
    return typeof target === 'string' ? view.referring(target) : undefined
  }
  if (condition.type !== 'OpCall' || !isObject(condition.left)) return undefined
  if (condition.left.type !== 'AccessAttribute' || condition.left.base) return undefined
  const wanted = constant(condition.right, params)
  const names = typeof wanted === 'string' ? [wanted] : wanted
  if (!isStringArray(names)) return undefined
  if (condition.op !== (typeof wanted === 'string' ? '==' : 'in')) return undefined
  const distinct = [...new Set(names)].sort()
  if (condition.left.name === '_type') {
    return distinct.length === 1 && distinct[0] !== undefined ? view.ofType(distinct[0]) : undefined
  }
  if (condition.left.name !== '_id') return undefined
  return distinct.flatMap((id) => view.byId(id) ?? [])
}

/** The value of a literal, an array of literals, or a parameter. */
function constant(node: unknown, params: JsonObject): unknown {
  if (!isObject(node)) return undefined
  if (node.type === 'Value') return node.value
  if (node.type === 'Parameter' && typeof node.name === 'string') return params[node.name]
  if (node.type !== 'Array' || !Array.isArray(node.elements)) return undefined
  return node.elements.map((element: unknown) =>
    isObject(element) && element.isSplat !== true ? constant(element.value, params) : undefined,
  )
}

/** Every node of a parsed query. */
export function nodesOf(tree: unknown): JsonObject[] {
  const found: JsonObject[] = []
  const waiting: unknown[] = [tree]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (Array.isArray(value)) waiting.push(...value)
    else if (isObject(value)) {
      if (typeof value.type === 'string') found.push(value)
      if (value.type !== 'Value') waiting.push(...Object.values(value))
    }
  }
  return found
}
