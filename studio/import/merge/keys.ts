import {isRecord} from '../../../renderers/guide/record.ts'

/** A value with the keys that another one, which says the same, has for it. */
export function withKeysOf(value: unknown, other: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(other)) {
    if (value.length !== other.length) return value
    return value.map((item: unknown, index) => withKeysOf(item, other[index]))
  }
  if (!isRecord(value) || !isRecord(other)) return value
  const copy = Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withKeysOf(inner, other[name])]),
  )
  if (typeof other._key === 'string' && '_key' in copy) copy._key = other._key
  if (!Array.isArray(copy.children) || !Array.isArray(value.markDefs)) return copy
  const now = Array.isArray(copy.markDefs) ? copy.markDefs : []
  const renamed = new Map(
    value.markDefs.map((mark: unknown, index) => [keyOf(mark), keyOf(now[index])]),
  )
  copy.children = copy.children.map((child: unknown) =>
    isRecord(child) && Array.isArray(child.marks)
      ? {...child, marks: child.marks.map((mark: unknown) => renamed.get(String(mark)) ?? mark)}
      : child,
  )
  return copy
}

/** The `_key` of an element of an array; undefined where it has none. */
export function keyOf(element: unknown): string | undefined {
  return isRecord(element) && typeof element._key === 'string' ? element._key : undefined
}

/** A key that is not taken yet, which is taken from now on. */
export function freeKey(wanted: string, taken: Set<string>): string {
  let key = wanted
  for (let count = 2; taken.has(key); count += 1) key = `${wanted}-${count}`
  taken.add(key)
  return key
}
