import {type Block, type Body, isParagraph, isTextBlock, type TextBlock, textOf} from '../body.ts'
import {type Note, quote} from '../page/note.ts'
import type {Cut} from '../proof/bodyFacts.ts'
import {withoutStart} from './cutText.ts'
import {everywhere} from './reading.ts'
import {type Marker, markerOf, runsOn} from './typedMarker.ts'

interface Marked {
  readonly block: TextBlock
  readonly marker: Marker
}

/**
 * Paragraphs that begin with typed marks become items of a list: bullets, and numbers or letters
 * that run on by one. One mark alone, or marks that do not run on, are doubtful and stay.
 */
export const typedLists = everywhere((body, {newKey}) => {
  const cuts = new Map<string, readonly Cut[]>()
  const notes: Note[] = []
  const result: Block[] = []
  let run: Marked[] = []

  const endRun = () => {
    const [first, ...others] = run
    run = []
    if (first === undefined) return
    if (others.length === 0) {
      result.push(first.block)
      if (first.marker.kind !== 'bullet' || first.marker.isPlain) notes.push(doubt(first))
      return
    }
    const items = [first, ...others]
    for (const {block, marker} of items) cuts.set(block._key, [{from: 0, to: marker.length}])
    const list = listOf(items, result.at(-1), newKey)
    result.push(...list)
    notes.push({
      severity: 'note',
      key: list[0]?._key ?? first.block._key,
      confidence: first.marker.value > 1 ? 'likely' : 'certain',
      problem: `${items.length} paragraphs with typed marks, from ${quote(textOf(first.block))} on, were read as a list.`,
      remedy: 'Nothing to do: lists mark and number themselves.',
    })
  }

  for (const block of body) {
    const marker = isTextBlock(block) && isParagraph(block) ? markerOf(textOf(block)) : undefined
    if (marker === undefined || !isTextBlock(block)) {
      endRun()
      result.push(block)
      continue
    }
    if (!runsOn(run.at(-1)?.marker, marker)) endRun()
    run.push({block, marker})
  }
  endRun()
  return {body: result, cuts, notes}
})

function listOf(items: readonly Marked[], before: Block | undefined, newKey: () => string): Body {
  const texts = items.map(({block, marker}) => withoutStart(block, marker.length))
  const marker = items[0]?.marker
  const isBullet = marker?.kind === 'bullet'
  const followsList = before !== undefined && isTextBlock(before) && before.listItem !== undefined
  if (isBullet || (marker?.kind === 'number' && marker.value === 1 && !followsList)) {
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
      ...(marker?.kind === 'letter' ? {numbering: 'letter' as const} : {}),
      items: texts.map((text) => ({_type: 'listItem', _key: newKey(), content: [text]})),
    },
  ]
}

function doubt({block, marker}: Marked): Note {
  return {
    severity: 'note',
    key: block._key,
    confidence: 'doubtful',
    problem: `${quote(textOf(block))} begins with a typed “${marker.sign}”, with no other beside it to make a list. It was kept as it is.`,
    remedy: 'Make a list or a procedure of it in Studio if it belongs to one.',
  }
}
