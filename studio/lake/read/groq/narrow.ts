import {isObject, isStringArray, type JsonObject} from '../../json.ts'
import type {View} from '../../store/view.ts'
import {alternatives, conjuncts, constant, nodesOf} from './tree.ts'
import {mayMatch, type Term, termsIn, WORDLESS} from './words.ts'

/**
 * Gives each `*[_type == "guide" && …]` the documents of that type in place of all documents: the
 * filter still runs, over a short list from an index instead of the whole store.
 */
export function narrow(tree: unknown, view: View): void {
  for (const node of nodesOf(tree)) {
    if (node.type !== 'Filter' || !isObject(node.base) || node.base.type !== 'Everything') continue
    const conditions = conjuncts(node.expr)
    let fewest: readonly unknown[] = view.all
    for (const condition of conditions) {
      const candidates = candidatesFor(condition, view)
      if (candidates && candidates.length < fewest.length) fewest = candidates
    }
    for (const condition of conditions) {
      const searched = searchedIn(condition)
      if (searched) fewest = fewest.filter((document) => mayMatch(document, searched))
    }
    if (fewest !== view.all) node.base = {type: 'Value', value: fewest}
  }
}

function candidatesFor(condition: JsonObject, view: View): readonly unknown[] | undefined {
  if (condition.type === 'FuncCall') {
    const [argument, ...others] = Array.isArray(condition.args) ? condition.args : []
    const id = others.length === 0 ? constant(argument) : undefined
    if (typeof id !== 'string') return undefined
    if (condition.name === 'references') return view.referring(id)
    const isVersionOf = condition.namespace === 'sanity' && condition.name === 'versionOf'
    return isVersionOf ? view.versionsOf(id) : undefined
  }
  if (condition.type !== 'OpCall' || !isObject(condition.left)) return undefined
  if (condition.left.type !== 'AccessAttribute' || condition.left.base) return undefined
  const wanted = constant(condition.right)
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

/**
 * What a text must hold for a condition such as `(title match $a || pt::text(body) match $b)` to
 * hold: the terms of one of its alternatives. Undefined when it can hold in other ways.
 */
function searchedIn(condition: JsonObject): Term[][] | undefined {
  const searched: Term[][] = []
  for (const {type, op, left, right} of alternatives(condition)) {
    if (type !== 'OpCall' || op !== 'match' || !isOwnText(left)) return undefined
    const pattern = constant(right)
    const patterns = typeof pattern === 'string' ? [pattern] : pattern
    if (!isStringArray(patterns)) return undefined
    searched.push(patterns.flatMap(termsIn))
  }
  return searched.length > 0 ? searched : undefined
}

/** Whether an expression gives nothing but text that stands in the document itself. */
function isOwnText(node: unknown): boolean {
  if (!isObject(node)) return false
  switch (node.type) {
    case 'This':
      return true
    case 'AccessAttribute':
      if (typeof node.name !== 'string' || WORDLESS.has(node.name)) return false
      return node.base === undefined || isOwnText(node.base)
    case 'ArrayCoerce':
    case 'Group':
    case 'AccessElement':
    case 'Slice':
      return isOwnText(node.base)
    case 'Map':
    case 'FlatMap':
      return isOwnText(node.base) && isOwnText(node.expr)
    case 'Array':
      return (
        Array.isArray(node.elements) &&
        node.elements.every((element: unknown) => isObject(element) && isOwnText(element.value))
      )
    case 'FuncCall':
      return (
        node.namespace === 'pt' &&
        node.name === 'text' &&
        Array.isArray(node.args) &&
        node.args.every(isOwnText)
      )
    default:
      return false
  }
}
