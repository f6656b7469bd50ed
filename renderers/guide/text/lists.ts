import type {Block, List, ListItem, TextBlock} from '../model.ts'
import type {Resolution} from '../resolution.ts'
import {resolveText, type StoredText} from './text.ts'

/** A run of stored text blocks with the paths they stand at. */
export type TextAtPath = StoredText & {readonly at: string}

/** A text that is no item, or an item of a list. */
interface Placed {
  readonly text: TextBlock
  readonly item?: {readonly kind: string; readonly level: number}
}

type PlacedItem = Required<Placed>

/**
 * Resolves consecutive text blocks: those that are items of lists are gathered into lists,
 * nested as deep as their levels say.
 */
export function resolveTexts(
  stored: readonly TextAtPath[],
  resolution: Resolution,
): (TextBlock | List)[] {
  const placed = stored.flatMap((block): Placed[] => {
    const {at, listItem: kind, level = 1} = block
    const isItem = kind !== undefined
    const text = resolveText(isItem ? {...block, style: 'normal'} : block, at, resolution)
    if (text === undefined) return []
    return [isItem ? {text, item: {kind, level}} : {text}]
  })
  return runsOf(withoutGaps(placed, resolution), ({item}) => item !== undefined).flatMap(
    (run): (TextBlock | List)[] =>
      run.every(isPlacedItem) ? listsOf(run, 1) : run.map(({text}) => text),
  )
}

/** Lists in lists: more of them than this no page can show. */
const MAX_LEVEL = 9

/**
 * Levels as readers see them: a list begins at the first, and goes on one deeper at most, however deep its
 * items were typed.
 */
function withoutGaps(placed: readonly Placed[], resolution: Resolution): readonly Placed[] {
  let open: readonly number[] = []
  return placed.map(({text, item}) => {
    if (item === undefined) {
      open = []
      return {text}
    }
    open = [...open.filter((level) => level < item.level), item.level]
    const level = open.length
    if (level > MAX_LEVEL) {
      resolution.report(
        'warning',
        text.at,
        `A list is nested ${level} deep; it is shown ${MAX_LEVEL} deep.`,
        'Take the item out of some of the lists around it.',
      )
    }
    return {text, item: {...item, level: Math.min(level, MAX_LEVEL)}}
  })
}

/** Lists out of items in a row, the first of them of the given level: where the kind of sign changes, another list begins. */
function listsOf(items: readonly PlacedItem[], level: number): List[] {
  const own: (PlacedItem & {readonly below: PlacedItem[]})[] = []
  for (const one of items) {
    if (one.item.level === level) own.push({...one, below: []})
    else own.at(-1)?.below.push(one)
  }
  return runsOf(own, ({item}) => item.kind).flatMap((run) => {
    const [first] = run
    if (first === undefined) return []
    return {
      _type: 'list',
      _key: `${first.text._key}-parent`,
      at: first.text.at,
      ordered: first.item.kind === 'number',
      numbering: 'number',
      start: 1,
      items: run.map(({text, below}): ListItem => {
        const content: readonly Block[] = [text, ...listsOf(below, level + 1)]
        return {_key: text._key, content}
      }),
    }
  })
}

function isPlacedItem(placed: Placed): placed is PlacedItem {
  return placed.item !== undefined
}

/** Parts a list where a property of its elements changes. */
function runsOf<T>(elements: readonly T[], propertyOf: (element: T) => unknown): T[][] {
  const runs: T[][] = []
  for (const element of elements) {
    const last = runs.at(-1)
    const [first] = last ?? []
    if (last !== undefined && first !== undefined && propertyOf(first) === propertyOf(element)) {
      last.push(element)
    } else runs.push([element])
  }
  return runs
}
