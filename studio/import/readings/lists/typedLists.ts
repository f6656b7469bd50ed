import {
  type Block,
  type Body,
  isHeading,
  isParagraph,
  isTextBlock,
  type TextBlock,
  textOf,
} from '../../body.ts'
import {type Note, quote} from '../../page/note.ts'
import type {Cut} from '../../proof/bodyFacts.ts'
import {withoutStart} from '../cutText.ts'
import {everywhere} from '../reading.ts'
import {isBold} from './markedLine.ts'
import {asRoman, isNextMarker, type Marker, markerOf} from './typedMarker.ts'

/** Most blocks that may stand between one item and the next. */
const mostBetween = 4

interface Item {
  readonly block: TextBlock
  readonly marker: Marker
  /** What stands between this item and the next: it belongs to this one. */
  readonly below: readonly Block[]
}

/**
 * Paragraphs that begin with typed marks become items of a list: bullets, and numbers or letters
 * that run on by one, also where text or a picture stands between them. One mark alone, or marks that do
 * not run on, are doubtful and stay; so do stars that lead to a note, and lines that are headings.
 */
export const typedLists = everywhere((body, {newKey}) => {
  const cuts = new Map<string, readonly Cut[]>()
  const notes: Note[] = []
  const result: Block[] = []
  const starsAreNotes = body.some(
    (block) => isTextBlock(block) && /\S\*(?=[\s.,;)]|$)/u.test(textOf(block)),
  )
  for (let index = 0; index < body.length; ) {
    const run = runAt(body, index, starsAreNotes)
    const [first, ...others] = run.items
    if (first === undefined) {
      result.push(...body.slice(index, index + 1))
      index += 1
      continue
    }
    index = run.end
    if (others.length === 0 || areHeadings(run.items)) {
      for (const item of run.items) result.push(item.block, ...item.below)
      if (others.length === 0 && (first.marker.kind !== 'bullet' || first.marker.isPlain)) {
        notes.push(doubt(first))
      }
      continue
    }
    for (const {block, marker} of run.items) cuts.set(block._key, [{from: 0, to: marker.length}])
    const list = listOf(run.items, result.at(-1), newKey)
    result.push(...list)
    const isBroken = run.items.some(({below}) => below.length > 0)
    notes.push({
      severity: 'note',
      key: list[0]?._key ?? first.block._key,
      confidence: first.marker.value > 1 || isBroken ? 'likely' : 'certain',
      problem: `${run.items.length} paragraphs with typed marks, from ${quote(textOf(first.block))} on, were read as a list${isBroken ? ', with what stands between them' : ''}.`,
      remedy: 'Nothing to do: lists mark and number themselves.',
    })
  }
  return {body: result, cuts, notes}
})

/** The run of marked paragraphs that starts at a place, and where it ends; without items where none does. */
function runAt(body: Body, start: number, starsAreNotes: boolean): {items: Item[]; end: number} {
  const first = markedAt(body[start], starsAreNotes)
  if (first === undefined) return {items: [], end: start}
  const items: Item[] = [{...first, below: []}]
  let end = start + 1
  let between: Block[] = []
  for (let index = start + 1; index < body.length; index += 1) {
    const block = body[index]
    const last = items.at(-1)
    if (block === undefined || last === undefined) break
    const marked = markedAt(block, starsAreNotes)
    if (marked !== undefined && isNextMarker(last.marker, marked.marker)) {
      if (between.length > 0 && first.marker.value !== 1) break
      items.splice(-1, 1, {...last, below: between})
      items.push({...marked, below: []})
      between = []
      end = index + 1
      continue
    }
    const canBelong = first.marker.kind !== 'bullet' && between.length < mostBetween
    if (!canBelong || !isBelow(block, marked?.marker)) break
    between.push(block)
  }
  return withLastBelow(items, body, end)
}

/** What follows the last item belongs to it where each item before has the same below it. */
function withLastBelow(items: Item[], body: Body, end: number): {items: Item[]; end: number} {
  const shapes = items.slice(0, -1).map(({below}) => below.map(({_type}) => _type).join())
  const [shape] = shapes
  const last = items.at(-1)
  if (last === undefined || !shape || shapes.some((other) => other !== shape)) return {items, end}
  const below = body.slice(end, end + shape.split(',').length)
  if (
    below.map(({_type}) => _type).join() !== shape ||
    !below.every((block) => isBelow(block, markedAt(block, false)?.marker))
  ) {
    return {items, end}
  }
  return {items: [...items.slice(0, -1), {...last, below}], end: end + below.length}
}

/** Whether a block may stand below an item: a heading or a line starts something new. */
function isBelow(block: Block, marker?: Marker): boolean {
  if (block._type === 'divider' || block._type === 'procedure') return false
  if (marker !== undefined && marker.kind !== 'bullet') return false
  return !isTextBlock(block) || (!isHeading(block) && !isBold(block))
}

function markedAt(block: Block | undefined, starsAreNotes: boolean) {
  if (block === undefined || !isTextBlock(block) || !isParagraph(block)) return undefined
  const marker = markerOf(textOf(block))
  if (marker === undefined || (starsAreNotes && marker.sign === '*')) return undefined
  return {block, marker}
}

/** Numbered lines that are bold throughout, with text below them, head that text. */
function areHeadings(items: readonly Item[]): boolean {
  return items.every(({block}) => isBold(block)) && items.some(({below}) => below.length > 0)
}

function listOf(items: readonly Item[], before: Block | undefined, newKey: () => string): Body {
  const texts = items.map(({block, marker}) => withoutStart(block, marker.length))
  const markers = items.map(({marker}) => marker)
  const isRoman = markers.some(({kind}) => kind === 'roman')
  const marker = isRoman ? markers.map(asRoman)[0] : markers[0]
  const isBullet = marker?.kind === 'bullet'
  const followsList = before !== undefined && isTextBlock(before) && before.listItem !== undefined
  const isFlat = items.every(({below}) => below.length === 0)
  const isPlainNumber = marker?.kind === 'number' && marker.value === 1 && !followsList
  if (isFlat && (isBullet || isPlainNumber)) {
    return texts.map((text) => ({
      ...text,
      style: 'normal',
      listItem: isBullet ? ('bullet' as const) : ('number' as const),
      level: 1,
    }))
  }
  return [
    {
      _type: 'itemList',
      _key: newKey(),
      ordered: true,
      ...(marker === undefined || marker.value === 1 ? {} : {start: marker.value}),
      ...(marker?.kind === 'letter' || marker?.kind === 'roman' ? {numbering: marker.kind} : {}),
      items: texts.map((text, index) => ({
        _type: 'listItem',
        _key: newKey(),
        content: [text, ...(items[index]?.below ?? [])],
      })),
    },
  ]
}

function doubt({block, marker}: Item): Note {
  return {
    severity: 'note',
    key: block._key,
    confidence: 'doubtful',
    problem: `${quote(textOf(block))} begins with a typed “${marker.sign}”, with no other beside it to make a list. It was kept as it is.`,
    remedy: 'Make a list or a procedure of it in Studio if it belongs to one.',
  }
}
