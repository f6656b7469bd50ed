import {isRecord} from '../../../renderers/guide/record.ts'
import {freeKey, keyOf, withKeysOf} from './keys.ts'
import {isText} from './markedText.ts'
import {alike, says} from './meaning.ts'
import {mergeText} from './mergeText.ts'
import {equalInOrder, type IdentityOf, pairByKey, pairBySense} from './pairs.ts'
import {proposalOf} from './proposals.ts'
import {placesInOrder} from './sequence.ts'

/** A place where an editor and the page both changed something, in different ways. */
export interface Conflict {
  /** As a Sanity path: `body[_key=="a1"].alt`. */
  readonly path: string
  /** What each of them says; undefined where they took it out. */
  readonly editors: unknown
  readonly pages: unknown
  /** Whether the page's version stands in the guide, as a proposal beside the editor's. */
  readonly isProposed: boolean
}

/** What a merge gives: the editor's version wherever the two disagree, and a list of these places. */
export interface Merged {
  readonly value: unknown
  /** What the page says, with the keys that the store has for it: the base of the next merge. */
  readonly base: unknown
  readonly conflicts: readonly Conflict[]
}

/** Where in a document a merge is, and how to tell elements apart there. */
export interface MergePlace {
  readonly path: string
  /** Told of an element as last imported, and of one as it is on the page now. */
  readonly identityOf: {readonly before: IdentityOf; readonly now: IdentityOf}
}

type Fields = Readonly<Record<string, unknown>>

/**
 * Merges what editors made of a guide since its last import with what its page says now. Takes the
 * value as last imported, as it is in the store, and as imported now. Objects are merged field by
 * field, texts word by word, arrays element by element: an element is known again by its key, by what
 * it says, or by what identifies it, so that a change in one never touches its neighbours.
 */
export function threeWay(base: unknown, store: unknown, page: unknown, place: MergePlace): Merged {
  if (alike(store, page)) return {value: store, base: withKeysOf(page, store), conflicts: []}
  if (alike(base, page)) return {value: store, base, conflicts: []}
  if (Array.isArray(base) && Array.isArray(store) && Array.isArray(page)) {
    return mergeArrays(base, store, page, place)
  }
  if (isText(base) && isText(store) && isText(page)) return mergeTexts(base, store, page, place)
  if (isSameType(base, store) && isSameType(store, page)) {
    return mergeRecords(base, store, page, place)
  }
  if (alike(base, store)) {
    const key = keyOf(store)
    const value = isRecord(page) && key !== undefined ? {...page, _key: key} : page
    return {value, base: value, conflicts: []}
  }
  const {path} = place
  return {
    value: store,
    base: page,
    conflicts: [{path, editors: store, pages: page, isProposed: false}],
  }
}

function isSameType(some: unknown, other: unknown): some is Fields {
  return isRecord(some) && isRecord(other) && some._type === other._type
}

function mergeRecords(base: Fields, store: unknown, page: unknown, place: MergePlace): Merged {
  if (!isRecord(store) || !isRecord(page)) return {value: store, base: page, conflicts: []}
  const names = new Set([...Object.keys(store), ...Object.keys(page), ...Object.keys(base)])
  names.delete('_key')
  const key = keyOf(store)
  const own = key === undefined ? {} : {_key: key}
  const value: Record<string, unknown> = {...own}
  const next: Record<string, unknown> = {...own}
  const conflicts: Conflict[] = []
  for (const name of names) {
    const path = place.path === '' ? name : `${place.path}.${name}`
    const merged = threeWay(base[name], store[name], page[name], {...place, path})
    conflicts.push(...merged.conflicts)
    if (merged.value !== undefined) value[name] = merged.value
    if (merged.base !== undefined) next[name] = merged.base
  }
  return {value, base: next, conflicts}
}

/** A text with its style and list, and its words. */
function mergeTexts(base: Fields, store: Fields, page: Fields, place: MergePlace): Merged {
  const without = ({children, markDefs, ...rest}: Fields): Fields => rest
  const rest = mergeRecords(without(base), without(store), without(page), place)
  const {children, markDefs, isConflict} = alike(textOf(base), textOf(store))
    ? {...textOf(page), isConflict: false}
    : mergeText(base, store, page)
  const {path} = place
  return {
    value: {...(isRecord(rest.value) ? rest.value : {}), children, markDefs},
    base: {...page, ...(keyOf(store) === undefined ? {} : {_key: keyOf(store)})},
    conflicts: [
      ...rest.conflicts,
      ...(isConflict ? [{path, editors: store, pages: page, isProposed: false}] : []),
    ],
  }
}

function textOf({children, markDefs}: Fields) {
  return {children, markDefs: markDefs ?? []}
}

function mergeArrays(
  base: readonly unknown[],
  store: readonly unknown[],
  page: readonly unknown[],
  place: MergePlace,
): Merged {
  const {before, now} = place.identityOf
  const inStore = pairByKey(base, store, before)
  const inPage = pairBySense(base, page, before, now)
  const places = placesInOrder({
    storeLength: store.length,
    pageLength: page.length,
    inStore,
    inPage,
    addedAlike: addedAlike(store, page, new Set(inStore.values()), new Set(inPage.values())),
  })
  const keys = new Set(store.flatMap((element) => keyOf(element) ?? []))
  const value: unknown[] = []
  const next = new Map<number, unknown>()
  const conflicts: Conflict[] = []
  const proposed = new Map<string, unknown>()
  for (const at of places) {
    const [old, mine, theirs] = [at.base, at.store, at.page].map((index, side) =>
      index === undefined ? undefined : [base, store, page][side]?.[index],
    )
    const path = elementPath(place.path, mine ?? old, value.length)
    if (at.store !== undefined && at.page !== undefined) {
      const merged =
        at.base === undefined
          ? threeWay(mine, mine, theirs, {...place, path})
          : threeWay(old, mine, theirs, {...place, path})
      value.push(merged.value)
      next.set(at.page, merged.base)
      settle(merged.conflicts, merged.value, theirs)
    } else if (at.store !== undefined) {
      // The page took it out: it goes, unless an editor wrote in it, or wrote it.
      if (at.base !== undefined && alike(old, mine)) continue
      value.push(mine)
      if (at.base !== undefined) {
        conflicts.push({path, editors: mine, pages: undefined, isProposed: false})
      }
    } else if (at.page !== undefined) {
      if (at.base === undefined) {
        const added = withFreeKey(theirs, keys)
        value.push(added)
        next.set(at.page, added)
        continue
      }
      const key = keyOf(old)
      next.set(at.page, isRecord(theirs) && key !== undefined ? {...theirs, _key: key} : theirs)
      if (alike(old, theirs)) continue
      settle([{path, editors: undefined, pages: theirs, isProposed: false}], old, theirs)
    }
  }
  return {
    value: value.filter((element) => {
      // A newer proposal takes the place of an older one for the same block.
      const newer = proposed.get(keyOf(element) ?? '')
      return newer === undefined || newer === element
    }),
    base: page.map((element, index) => (next.has(index) ? next.get(index) : element)),
    conflicts,
  }

  /** Puts the page's version beside the editor's, where such a place can hold it. */
  function settle(found: readonly Conflict[], beside: unknown, theirs: unknown): void {
    const open = found.some(({isProposed}) => !isProposed)
    const key = keyOf(beside)
    const canPropose = open && key !== undefined && /(?:^|\.)(?:body|content)$/u.test(place.path)
    if (canPropose) {
      const isGone = found.every(({editors}) => editors === undefined)
      const proposal = proposalOf(key, theirs, isGone)
      proposed.set(proposal._key, proposal)
      value.push(proposal)
    }
    conflicts.push(
      ...found.map((conflict) => (canPropose ? {...conflict, isProposed: true} : conflict)),
    )
  }
}

/** What editors and the page both added, in the same words. */
function addedAlike(
  store: readonly unknown[],
  page: readonly unknown[],
  known: ReadonlySet<number>,
  knownOnPage: ReadonlySet<number>,
) {
  const left = (all: readonly unknown[], taken: ReadonlySet<number>) =>
    all.flatMap((_, index) => (taken.has(index) ? [] : [index]))
  const mine = left(store, known)
  const theirs = left(page, knownOnPage)
  const pairs = equalInOrder(
    mine.map((index) => says(store[index])),
    theirs.map((index) => says(page[index])),
  )
  return new Map([...pairs].map(([from, to]) => [mine[from] ?? -1, theirs[to] ?? -1]))
}

function withFreeKey(element: unknown, taken: Set<string>): unknown {
  const key = keyOf(element)
  if (!isRecord(element) || key === undefined) return element
  return {...element, _key: freeKey(key, taken)}
}

function elementPath(path: string, element: unknown, index: number): string {
  const key = keyOf(element)
  return key === undefined ? `${path}[${index}]` : `${path}[_key=="${key}"]`
}
