import {isRecord} from '../../../renderers/guide/record.ts'
import type {Destination} from './planGuide.ts'

/**
 * Makes references to guides that are not published yet weak, as Studio does, so that a store accepts
 * them; in drafts they become strong when they are published. Takes the value and the ids of the
 * guides that are not.
 */
export function withReferences(
  value: unknown,
  unpublished: ReadonlySet<string>,
  to: Destination,
): unknown {
  if (Array.isArray(value)) return value.map((item) => withReferences(item, unpublished, to))
  if (!isRecord(value)) return value
  if (
    value._type === 'reference' &&
    typeof value._ref === 'string' &&
    unpublished.has(value._ref)
  ) {
    return {
      ...value,
      _weak: true,
      ...(to === 'draft' ? {_strengthenOnPublish: {type: 'guide'}} : {}),
    }
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withReferences(inner, unpublished, to)]),
  )
}

/** Whether a value holds weak references to guides. */
export function hasWeakReferences(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasWeakReferences)
  if (!isRecord(value)) return false
  return value._weak === true || Object.values(value).some(hasWeakReferences)
}
