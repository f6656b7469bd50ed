import {isObject, type JsonObject} from '../../json.ts'

/** Evaluating took longer than it may. */
export class OverBudget extends Error {
  override readonly name = 'OverBudget'
}

/** How many nodes are evaluated between two looks at the clock. */
const BETWEEN_LOOKS = 100

let deadline = Number.POSITIVE_INFINITY
let isCancelled = () => false
let untilLook = BETWEEN_LOOKS

/**
 * Does something within a time, in milliseconds, counted by `spend`; or until `cancelled` says so.
 * Throws OverBudget. Budgets do not nest.
 */
export function withinBudget<T>(milliseconds: number, act: () => T, cancelled = () => false): T {
  deadline = spentTime() + milliseconds
  isCancelled = cancelled
  untilLook = BETWEEN_LOOKS
  try {
    return act()
  } finally {
    deadline = Number.POSITIVE_INFINITY
    isCancelled = () => false
  }
}

/** The time that this thread has worked, in milliseconds: not that in which others held the machine. */
function spentTime(): number {
  const {user, system} = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Counts one small piece of work. Throws OverBudget when the time is up. */
export function spend(): void {
  untilLook -= 1
  if (untilLook > 0) return
  untilLook = BETWEEN_LOOKS
  if (spentTime() > deadline || isCancelled()) throw new OverBudget()
}

const counting = new Map<string, object>()

/**
 * The same tree, with nodes that count as often as they are evaluated: groq-js asks a node for its
 * `type` each time, and has no other place to stop an evaluation.
 */
export function countingTree(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(countingTree)
  if (!isObject(node)) return node
  const {type, ...fields} = node
  const copy: JsonObject = Object.create(
    typeof type === 'string' ? prototypeOf(type) : Object.prototype,
  )
  for (const [field, value] of Object.entries(fields)) {
    // A value holds data, not nodes.
    copy[field] = type === 'Value' ? value : countingTree(value)
  }
  // The diff functions copy filters, and a copy has only what a node itself has.
  if (type === 'Filter') Object.defineProperty(copy, 'type', {get: counted(type), enumerable: true})
  return copy
}

function prototypeOf(type: string): object {
  const known = counting.get(type)
  if (known) return known
  const prototype = Object.defineProperty({}, 'type', {get: counted(type)})
  counting.set(type, prototype)
  return prototype
}

function counted(type: string): () => string {
  return () => {
    spend()
    return type
  }
}
