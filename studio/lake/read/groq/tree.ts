import {isObject, type JsonObject} from '../../json.ts'

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

/** The value of a literal, an array of literals, or a parameter; undefined for anything else. */
export function constant(node: unknown): unknown {
  if (!isObject(node)) return undefined
  if (node.type === 'Value') return node.value
  if (node.type === 'Group') return constant(node.base)
  if (node.type !== 'Array' || !Array.isArray(node.elements)) return undefined
  return node.elements.map((element: unknown) =>
    isObject(element) && element.isSplat !== true ? constant(element.value) : undefined,
  )
}

/** The conditions that must all hold for an expression to hold. */
export function conjuncts(expression: unknown): JsonObject[] {
  return parts(expression, 'And')
}

/** The conditions of which one must hold for an expression to hold. */
export function alternatives(expression: unknown): JsonObject[] {
  return parts(expression, 'Or')
}

function parts(expression: unknown, kind: 'And' | 'Or'): JsonObject[] {
  if (!isObject(expression)) return []
  if (expression.type === kind) {
    return [...parts(expression.left, kind), ...parts(expression.right, kind)]
  }
  return expression.type === 'Group' ? parts(expression.base, kind) : [expression]
}
