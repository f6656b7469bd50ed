import {isDeepStrictEqual} from 'node:util'
import {diff3MergeRegions} from 'node-diff3'
import {isRecord} from '../../../renderers/guide/record.ts'

/** A place where an editor and the page both changed something, in different ways. */
export interface Conflict {
  /** As a Sanity path: `body[_key=="a1"].alt`. */
  readonly path: string
  readonly editors: unknown
  readonly pages: unknown
}

/** What a merge gives: the editor's version wherever the two disagree, and a list of these places. */
export interface Merged {
  readonly value: unknown
  readonly conflicts: readonly Conflict[]
}

/**
 * Merges what editors made of a guide since its last import with what its page says now. Takes the
 * value as last imported, as it is in the store, and as imported now. Objects are merged field by
 * field, arrays element by element (diff3: Khanna, Kunal and Pierce, 2007); elements are alike when
 * they say the same, whatever their keys. The store's keys stay.
 */
export function threeWay(base: unknown, store: unknown, page: unknown, path = ''): Merged {
  if (alike(store, page) || alike(base, page)) return {value: store, conflicts: []}
  if (alike(base, store)) return {value: keyed(page, store), conflicts: []}
  if (Array.isArray(base) && Array.isArray(store) && Array.isArray(page)) {
    return mergeArrays(base, store, page, path)
  }
  if (
    isRecord(base) &&
    isRecord(store) &&
    isRecord(page) &&
    base._type === page._type &&
    store._type === page._type
  ) {
    return mergeRecords(base, store, page, path)
  }
  return {value: store, conflicts: [{path, editors: store, pages: page}]}
}

type Fields = Readonly<Record<string, unknown>>

function mergeRecords(base: Fields, store: Fields, page: Fields, path: string): Merged {
  const names = new Set([...Object.keys(store), ...Object.keys(page), ...Object.keys(base)])
  const conflicts: Conflict[] = []
  const value: Record<string, unknown> = {}
  for (const name of names) {
    if (name === '_key') {
      value._key = store._key
      continue
    }
    const merged = threeWay(
      base[name],
      store[name],
      page[name],
      path === '' ? name : `${path}.${name}`,
    )
    conflicts.push(...merged.conflicts)
    if (merged.value !== undefined) value[name] = merged.value
  }
  return {value, conflicts}
}

function mergeArrays(
  base: readonly unknown[],
  store: readonly unknown[],
  page: readonly unknown[],
  path: string,
): Merged {
  // The algorithm compares strings: equal ones for elements that say the same.
  const says = (values: readonly unknown[]) =>
    values.map((value) => JSON.stringify(withoutKeys(value)))
  const stored = says(store)
  const regions = diff3MergeRegions(stored, says(base), says(page))
  let reached = 0
  const conflicts: Conflict[] = []
  const value: unknown[] = []
  for (const region of regions) {
    if (region.stable) {
      const from = {a: store, o: base, b: page}[region.buffer]
      for (const [index, content] of region.bufferContent.entries()) {
        // What all three have is taken from the store, so that its keys stay.
        const same = region.buffer === 'b' ? -1 : stored.indexOf(content, reached)
        value.push(same < 0 ? from[region.bufferStart + index] : store[same])
        if (same >= 0) reached = same + 1
      }
      continue
    }
    reached = region.aStart + region.aLength
    const mine = store.slice(region.aStart, region.aStart + region.aLength)
    const old = base.slice(region.oStart, region.oStart + region.oLength)
    const theirs = page.slice(region.bStart, region.bStart + region.bLength)
    if (mine.length === old.length && mine.length === theirs.length) {
      for (const [index, element] of mine.entries()) {
        const merged = threeWay(
          old[index],
          element,
          theirs[index],
          elementPath(path, element, value.length),
        )
        conflicts.push(...merged.conflicts)
        value.push(merged.value)
      }
      continue
    }
    const paired = pairUp(old, mine, theirs)
    if (paired === undefined) {
      conflicts.push({path, editors: mine, pages: theirs})
      value.push(...mine)
      continue
    }
    for (const {before, element, now} of paired) {
      const merged = threeWay(before, element, now, elementPath(path, element, value.length))
      conflicts.push(...merged.conflicts)
      value.push(merged.value)
    }
  }
  return {value: withOwnKeys(value), conflicts}
}

interface Paired {
  readonly before: unknown
  readonly element: unknown
  readonly now: unknown
}

/**
 * Where editors only added elements, and the page only changed some: the editors' elements in their
 * order, each with what it was and what the page now says. Elements keep their keys when they are
 * edited. Undefined where anything was taken out or moved.
 */
function pairUp(
  old: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
): readonly Paired[] | undefined {
  const isSameKind = (some: unknown, other: unknown) =>
    isRecord(some) && isRecord(other) && some._type === other._type
  if (old.length !== theirs.length) return undefined
  if (!old.every((before, index) => isSameKind(before, theirs[index]))) return undefined
  let next = 0
  const paired = mine.map((element): Paired => {
    const before = old[next]
    if (!isRecord(before) || !isRecord(element) || before._key !== element._key) {
      return {before: element, element, now: element}
    }
    next += 1
    return {before, element, now: theirs[next - 1]}
  })
  return next === old.length ? paired : undefined
}

function elementPath(path: string, element: unknown, index: number): string {
  return isRecord(element) && typeof element._key === 'string'
    ? `${path}[_key=="${element._key}"]`
    : `${path}[${index}]`
}

/** Whether two values say the same, whatever their keys. */
function alike(some: unknown, other: unknown): boolean {
  return isDeepStrictEqual(withoutKeys(some), withoutKeys(other))
}

/** What a store adds to a reference by itself, and takes away when its target is published. */
const unsaid = new Set(['_key', '_weak', '_strengthenOnPublish'])

/** A value without keys; marks are named by what they mean. Fields without a value are none. */
function withoutKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutKeys)
  if (!isRecord(value)) return value
  const definitions = new Map<unknown, string>()
  if (Array.isArray(value.markDefs)) {
    for (const mark of value.markDefs) {
      if (isRecord(mark)) definitions.set(mark._key, JSON.stringify(withoutKeys(mark)))
    }
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => !unsaid.has(name) && inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [
        name,
        name === 'children' && Array.isArray(inner)
          ? inner.map((child) => withoutKeys(withMeanings(child, definitions)))
          : withoutKeys(inner),
      ]),
  )
}

function withMeanings(child: unknown, definitions: ReadonlyMap<unknown, string>): unknown {
  if (!isRecord(child) || !Array.isArray(child.marks)) return child
  return {...child, marks: child.marks.map((mark: unknown) => definitions.get(mark) ?? mark)}
}

/** The page's value with the key that the store has for it. */
function keyed(page: unknown, store: unknown): unknown {
  return isRecord(page) && isRecord(store) && store._key !== undefined
    ? {...page, _key: store._key}
    : page
}

/** Where both sides brought the same key, the later element gets another. */
function withOwnKeys(values: readonly unknown[]): unknown[] {
  const taken = new Set<unknown>()
  return values.map((value) => {
    if (!isRecord(value) || value._key === undefined) return value
    let key = value._key
    for (let count = 2; taken.has(key); count += 1) key = `${String(value._key)}-${count}`
    taken.add(key)
    return key === value._key ? value : {...value, _key: key}
  })
}
