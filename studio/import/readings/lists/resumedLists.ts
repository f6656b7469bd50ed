import {type Block, type Body, type ItemList, isHeading, isTextBlock} from '../../body.ts'
import type {Note} from '../../page/note.ts'
import {everywhere} from '../reading.ts'
import {isBold} from './markedLine.ts'

/** Most blocks that may stand between two parts of one list. */
const mostBetween = 5

type Item = NonNullable<ItemList['items']>[number]

/** A numbered list as it stands in a body. */
interface Numbered {
  readonly start: number
  readonly items: readonly Item[]
  /** The place after it. */
  readonly end: number
}

/**
 * A numbered list that goes on, with the next number, after what stands between its parts is one list:
 * what stood between belongs to the item above it. So are lists of one item each, all numbered 1, with a
 * picture after each: their author had no other way.
 */
export const resumedLists = everywhere((body, {newKey}) => {
  const notes: Note[] = []
  const result: Block[] = []
  for (let index = 0; index < body.length; ) {
    const joined = joinedAt(body, index, newKey)
    if (joined === undefined) {
      const whole = numberedAt(body, index, newKey)?.end ?? index + 1
      result.push(...body.slice(index, whole))
      index = whole
      continue
    }
    const key = newKey()
    result.push({
      _type: 'itemList',
      _key: key,
      ordered: true,
      ...startOf(joined),
      items: [...joined.items],
    })
    notes.push({
      severity: 'note',
      key,
      confidence: 'likely',
      problem: `A numbered list in several parts was read as one of ${joined.items.length} items, with what stood between the parts.`,
      remedy: 'Look whether everything stands with the item that it belongs to.',
    })
    index = joined.end
  }
  return {body: result, cuts: new Map(), notes}
})

function startOf({start}: Numbered): {start?: number} {
  return start === 1 ? {} : {start}
}

/** Several parts as one list; undefined where a list has one part only. */
function joinedAt(body: Body, index: number, newKey: () => string): Numbered | undefined {
  const first = numberedAt(body, index, newKey)
  if (first === undefined) return undefined
  let list = first
  let betweens: (readonly Block[])[] = []
  for (;;) {
    const {between, next} = nextPart(body, list, newKey)
    if (next === undefined) break
    list = {
      start: list.start,
      end: next.end,
      items: [...withBelow(list.items, between), ...next.items],
    }
    betweens = [...betweens, between]
  }
  if (betweens.length === 0) return undefined
  // What follows the last part belongs to it where the same followed each part before.
  const shape = shapeOf(betweens[0] ?? [])
  const below = body.slice(list.end, list.end + (betweens[0] ?? []).length)
  const isSame = betweens.every((between) => shapeOf(between) === shape) && shapeOf(below) === shape
  if (!isSame || !below.every(isBelow)) return list
  return {...list, items: withBelow(list.items, below), end: list.end + below.length}
}

function nextPart(body: Body, list: Numbered, newKey: () => string) {
  const between: Block[] = []
  for (let index = list.end; index < body.length && between.length <= mostBetween; index += 1) {
    const next = numberedAt(body, index, newKey)
    if (next !== undefined && between.length > 0) {
      const goesOn = next.start === list.start + list.items.length
      const isBroken =
        next.start === 1 && next.items.length === 1 && between.some(({_type}) => _type === 'figure')
      const wasBroken = list.items.length === 1 || list.items.slice(0, -1).every(holdsFigure)
      return {between, next: goesOn || (isBroken && wasBroken) ? next : undefined}
    }
    const block = body[index]
    if (block === undefined || !isBelow(block)) break
    between.push(block)
  }
  return {between, next: undefined}
}

function holdsFigure({content}: Item): boolean {
  return (content ?? []).some(({_type}) => _type === 'figure')
}

function isBelow(block: Block): boolean {
  return block._type !== 'divider' && !(isTextBlock(block) && (isHeading(block) || isBold(block)))
}

function shapeOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => (isTextBlock(block) ? `${block._type} ${block.listItem ?? ''}` : block._type))
    .join()
}

function withBelow(items: readonly Item[], below: readonly Block[]): readonly Item[] {
  const last = items.at(-1)
  if (last === undefined) return items
  return [...items.slice(0, -1), {...last, content: [...(last.content ?? []), ...below]}]
}

/** The numbered list that starts at a place, whichever way it is stored. */
function numberedAt(body: Body, index: number, newKey: () => string): Numbered | undefined {
  const block = body[index]
  if (block?._type === 'itemList') {
    if (block.ordered !== true || (block.numbering ?? 'number') !== 'number') return undefined
    return {start: block.start ?? 1, items: block.items ?? [], end: index + 1}
  }
  const items: Item[] = []
  let at = index
  for (; at < body.length; at += 1) {
    const next = body[at]
    if (next === undefined || !isTextBlock(next) || next.listItem === undefined) break
    const level = next.level ?? 1
    if (level === 1) {
      if (next.listItem !== 'number') break
      const {listItem, level: _, ...text} = next
      items.push({_type: 'listItem', _key: newKey(), content: [text]})
      continue
    }
    const last = items.pop()
    if (last === undefined) return undefined
    items.push({...last, content: [...(last.content ?? []), {...next, level: level - 1}]})
  }
  return items.length === 0 ? undefined : {start: 1, items, end: at}
}
