import {isDeepStrictEqual} from 'node:util'
import {isRecord} from '../../../renderers/guide/record.ts'

/** Whether two values say the same, whatever their keys. */
export function alike(some: unknown, other: unknown): boolean {
  return isDeepStrictEqual(meaningOf(some), meaningOf(other))
}

/** A value as a string: the same for values that say the same. */
export function says(value: unknown): string {
  return JSON.stringify(meaningOf(value)) ?? ''
}

/** What a store adds to a reference by itself, and takes away when its target is published. */
const unsaid = new Set(['_key', '_weak', '_strengthenOnPublish'])

/** A value without keys; marks are named by what they mean. Fields without a value are none. */
function meaningOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaningOf)
  if (!isRecord(value)) return value
  const definitions = definitionsOf(value)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => !unsaid.has(name) && inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [
        name,
        name === 'children' && Array.isArray(inner)
          ? inner.map((child) => meaningOf(withMeanings(child, definitions)))
          : meaningOf(inner),
      ]),
  )
}

/** What the marks of a text block mean, by the key of their definition. */
export function definitionsOf({
  markDefs,
}: Readonly<Record<string, unknown>>): ReadonlyMap<unknown, string> {
  const marks = Array.isArray(markDefs) ? markDefs.filter(isRecord) : []
  return new Map(marks.map((mark) => [mark._key, says(mark)]))
}

function withMeanings(child: unknown, definitions: ReadonlyMap<unknown, string>): unknown {
  if (!isRecord(child) || !Array.isArray(child.marks)) return child
  return {...child, marks: child.marks.map((mark: unknown) => definitions.get(mark) ?? mark)}
}

/** All words that a person reads in a value, in their order. */
export function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name.startsWith('_') || unread.has(name) ? [] : wordsIn(inner),
  )
}

/** Fields whose strings are no words. */
const unread = new Set(['marks', 'style', 'listItem', 'tone', 'headers', 'numbering', 'hideFrom'])
