import {createHash} from 'node:crypto'
import {isObject} from '../../json.ts'
import type {Query} from './readQuery.ts'
import {constant, nodesOf} from './tree.ts'

/**
 * Names for what an answer was made from, so that a page with live content knows which change
 * concerns it. A query over one type carries that type's tag; any other, or one that follows
 * references, the tag of everything.
 */
const EVERYTHING = tag('*')

/** The tags of a query that `readQuery` has read and that has not run yet. */
export function syncTagsOf(query: Query): string[] {
  const nodes = nodesOf(query.tree)
  const types: string[] = []
  for (const node of nodes) {
    if (node.type === 'Deref') return [EVERYTHING]
    if (node.type !== 'Filter' || !isObject(node.base) || node.base.type !== 'Everything') continue
    const type = typeIn(node.expr)
    if (type === undefined) return [EVERYTHING]
    types.push(type)
  }
  const whole = nodes.filter(({type}) => type === 'Everything').length
  return whole === types.length ? [...new Set(types)].sort().map(tag) : [EVERYTHING]
}

/** The tags that a change of documents of these types touches. */
export function tagsOfChange(types: Iterable<string>): string[] {
  return [EVERYTHING, ...[...new Set(types)].sort().map(tag)]
}

function typeIn(expression: unknown): string | undefined {
  if (!isObject(expression)) return undefined
  if (expression.type === 'And') {
    return typeIn(expression.left) ?? typeIn(expression.right)
  }
  if (expression.type !== 'OpCall' || expression.op !== '==') return undefined
  const {left, right} = expression
  if (!isObject(left) || left.type !== 'AccessAttribute' || left.name !== '_type' || left.base) {
    return undefined
  }
  const value = constant(right)
  return typeof value === 'string' ? value : undefined
}

function tag(name: string): string {
  return `s1:${createHash('sha256').update(name).digest('base64url').slice(0, 8)}`
}
