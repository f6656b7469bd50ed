import type {Pairs} from './pairs.ts'

/** One element of three versions of an array: where it stands in each, undefined where it does not. */
export interface Position {
  readonly base: number | undefined
  readonly store: number | undefined
  readonly page: number | undefined
}

/** The lengths of three versions of an array, and which of their elements are the same. */
interface Versions {
  readonly storeLength: number
  readonly pageLength: number
  readonly inStore: Pairs
  readonly inPage: Pairs
  /** What store and page both added, by its place in the store. */
  readonly addedAlike: Pairs
}

/**
 * All elements of three versions of an array in one order: that of the side which moved anything, the
 * editors' where both did; what only the other side has follows what it followed there.
 */
export function placesInOrder(versions: Versions): readonly Position[] {
  const {storeLength, pageLength, inStore, inPage, addedAlike} = versions
  const baseOfStore = inverse(inStore)
  const baseOfPage = inverse(inPage)
  const storeOfPage = new Map([...addedAlike].map(([store, page]) => [page, store]))
  const stored = Array.from({length: storeLength}, (_, store): Position => {
    const base = baseOfStore.get(store)
    const page = base === undefined ? addedAlike.get(store) : inPage.get(base)
    return {base, store, page}
  })
  const paged = Array.from({length: pageLength}, (_, page): Position => {
    const base = baseOfPage.get(page)
    const store = base === undefined ? storeOfPage.get(page) : inStore.get(base)
    return (store === undefined ? undefined : stored[store]) ?? {base, store: undefined, page}
  })
  const followsPage = isMoved(inPage) && !isMoved(inStore)
  return followsPage ? woven(paged, stored) : woven(stored, paged)
}

/** The first order, with what only the second has put behind what it follows there. */
function woven(first: readonly Position[], second: readonly Position[]): readonly Position[] {
  const known = new Set(first)
  const following = new Map<Position | undefined, Position[]>()
  let before: Position | undefined
  for (const place of second) {
    if (known.has(place)) before = place
    else following.set(before, [...(following.get(before) ?? []), place])
  }
  return [
    ...(following.get(undefined) ?? []),
    ...first.flatMap((place) => [place, ...(following.get(place) ?? [])]),
  ]
}

function isMoved(pairs: Pairs): boolean {
  const inOrder = [...pairs].sort(([a], [b]) => a - b).map(([, to]) => to)
  return inOrder.some((to, index) => to < (inOrder[index - 1] ?? -1))
}

function inverse(pairs: Pairs): Pairs {
  return new Map([...pairs].map(([from, to]) => [to, from]))
}
