import type {Node} from '../page/tree.ts'
import type {FlowContext} from './flow.ts'

/** The line of a node, as a note takes it. */
export function at(node: Node, reading: Pick<FlowContext, 'lineOf'>): {readonly line?: number} {
  const line = reading.lineOf(node)
  return line === undefined ? {} : {line}
}
