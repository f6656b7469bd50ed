import {diffIndices} from 'node-diff3'
import {isRecord} from '../../../renderers/guide/record.ts'
import {keyOf} from './keys.ts'
import {says, wordsIn} from './meaning.ts'

/** Which element of one array is which of another: positions in the second, by positions in the first. */
export type Pairs = ReadonlyMap<number, number>

/** What identifies an element beyond what it says, as a figure's picture does; undefined where nothing does. */
export type IdentityOf = (element: unknown) => string | undefined

/** How alike the words of two elements must be, from 0 to 1, so that one is taken for a later form of the other. */
const alikeEnough = 0.5

/** More comparisons of words than this are not made: only neighbours are compared then. */
const mostComparisons = 40_000

interface Sides {
  readonly before: readonly unknown[]
  readonly after: readonly unknown[]
  readonly pairs: Map<number, number>
  readonly taken: Set<number>
}

/** Pairs what was imported with what the store has of it: keys stay when editors edit or move. */
export function pairByKey(
  before: readonly unknown[],
  after: readonly unknown[],
  identityOf: IdentityOf,
): Pairs {
  const sides = open(before, after)
  pairBy(sides, (element) => {
    const key = keyOf(element)
    return key === undefined ? undefined : `${typeOf(element)} ${key}`
  })
  pairEqual(sides)
  pairBy(sides, identityOf)
  pairSimilar(sides)
  return sides.pairs
}

/** Pairs two versions of a page: by what elements say, by what identifies them, by their words, by their place. */
export function pairBySense(
  before: readonly unknown[],
  after: readonly unknown[],
  identityBefore: IdentityOf,
  identityNow: IdentityOf,
): Pairs {
  const sides = open(before, after)
  pairEqual(sides)
  pairBy(sides, identityBefore, identityNow)
  pairSimilar(sides)
  pairByPlace(sides)
  return sides.pairs
}

function open(before: readonly unknown[], after: readonly unknown[]): Sides {
  return {before, after, pairs: new Map(), taken: new Set()}
}

function pair({pairs, taken}: Sides, from: number, to: number): void {
  pairs.set(from, to)
  taken.add(to)
}

/** Pairs positions that hold equal strings, in order (the longest common subsequence). */
export function equalInOrder(before: readonly string[], after: readonly string[]): Pairs {
  const pairs = new Map<number, number>()
  let from = 0
  let to = 0
  for (const {buffer1, buffer2} of diffIndices([...before], [...after])) {
    for (; from < buffer1[0]; from += 1, to += 1) pairs.set(from, to)
    from = buffer1[0] + buffer1[1]
    to = buffer2[0] + buffer2[1]
  }
  for (; from < before.length; from += 1, to += 1) pairs.set(from, to)
  return pairs
}

/** Elements that say the same: first in their order, then those that were moved. */
function pairEqual(sides: Sides): void {
  const free = unpaired(sides)
  const before = free.before.map((index) => says(sides.before[index]))
  const after = free.after.map((index) => says(sides.after[index]))
  for (const [from, to] of equalInOrder(before, after)) {
    const [a, b] = [free.before[from], free.after[to]]
    if (a !== undefined && b !== undefined) pair(sides, a, b)
  }
  pairBy(sides, says)
}

function pairBy(sides: Sides, nameOf: IdentityOf, nameNow: IdentityOf = nameOf): void {
  const free = unpaired(sides)
  const places = new Map<string, number[]>()
  for (const index of free.after) {
    const name = nameNow(sides.after[index])
    if (name !== undefined) places.set(name, [...(places.get(name) ?? []), index])
  }
  for (const index of free.before) {
    const name = nameOf(sides.before[index])
    const to = name === undefined ? undefined : places.get(name)?.shift()
    if (to !== undefined) pair(sides, index, to)
  }
}

/** Elements of one kind with much the same words, the most alike first. */
function pairSimilar(sides: Sides): void {
  const free = unpaired(sides)
  const isMany = free.before.length * free.after.length > mostComparisons
  const bags = (all: readonly unknown[], indices: readonly number[]) =>
    new Map(indices.map((index) => [index, bagOf(all[index])]))
  const before = bags(sides.before, free.before)
  const after = bags(sides.after, free.after)
  const found: {from: number; to: number; score: number}[] = []
  for (const [order, from] of free.before.entries()) {
    const others = isMany ? free.after.slice(Math.max(0, order - 20), order + 20) : free.after
    for (const to of others) {
      if (typeOf(sides.before[from]) !== typeOf(sides.after[to])) continue
      const score = likeness(before.get(from) ?? new Map(), after.get(to) ?? new Map())
      if (score >= alikeEnough) found.push({from, to, score})
    }
  }
  found.sort((a, b) => b.score - a.score || a.from - b.from || a.to - b.to)
  for (const {from, to} of found) {
    if (!sides.pairs.has(from) && !sides.taken.has(to)) pair(sides, from, to)
  }
}

/** Between what is paired already: as many elements of the same kinds, one by one. */
function pairByPlace(sides: Sides): void {
  let from = 0
  let to = 0
  const inOrder = [...sides.pairs].sort(([a], [b]) => a - b)
  for (const [nextFrom, nextTo] of [
    ...inOrder,
    [sides.before.length, sides.after.length] as const,
  ]) {
    if (nextTo < to) continue
    const count = nextFrom - from
    const isSame =
      count > 0 &&
      count === nextTo - to &&
      Array.from({length: count}, (_, offset) => offset).every(
        (offset) =>
          typeOf(sides.before[from + offset]) === typeOf(sides.after[to + offset]) &&
          !sides.pairs.has(from + offset) &&
          !sides.taken.has(to + offset),
      )
    if (isSame) {
      for (let offset = 0; offset < count; offset += 1) pair(sides, from + offset, to + offset)
    }
    from = nextFrom + 1
    to = nextTo + 1
  }
}

function unpaired({before, after, pairs, taken}: Sides) {
  return {
    before: before.flatMap((_, index) => (pairs.has(index) ? [] : [index])),
    after: after.flatMap((_, index) => (taken.has(index) ? [] : [index])),
  }
}

function typeOf(element: unknown): string {
  return isRecord(element) ? String(element._type) : typeof element
}

function bagOf(element: unknown): Map<string, number> {
  const bag = new Map<string, number>()
  const text = wordsIn(element).join(' ').toLowerCase()
  for (const word of text.match(/\p{Script=Han}|[\p{L}\p{N}\p{M}]+/gu) ?? []) {
    bag.set(word, (bag.get(word) ?? 0) + 1)
  }
  return bag
}

/** The share of words that two bags have in common (Dice, 1945). */
function likeness(some: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const size = (bag: ReadonlyMap<string, number>) =>
    [...bag.values()].reduce((sum, count) => sum + count, 0)
  const all = size(some) + size(other)
  if (all === 0) return 0
  let common = 0
  for (const [word, count] of some) common += Math.min(count, other.get(word) ?? 0)
  return (2 * common) / all
}
