import {
  type Block,
  isHeading,
  isParagraph,
  isTextBlock,
  type TextBlock,
  textOf,
} from '../../body.ts'
import {type Note, quote} from '../../page/note.ts'
import {markThroughout, withoutHeadingMarks} from '../lists/markedLine.ts'
import {markerOf} from '../lists/typedMarker.ts'
import type {Reading} from '../reading.ts'

/** Longest heading, in characters: of one line by itself, and of one that its siblings vouch for. */
const MAX_LENGTH = {alone: 90, amongSiblings: 160}

/** Most words of a heading that ends with a colon: longer ones lead into what follows, as sentences do. */
const longestLabel = 5

/** Words that lead into a list, whatever the length of the line. */
const leadIn =
  /\b(?:following|below|includes?|including|are|is|to|as follows|such as|by)\s*[:：]$|以下|如下|包括|例如|致力于|，[^，]*[:：]$/iu

type Level = 'h2' | 'h3' | 'h4'

const below: Record<Level, Level> = {h2: 'h3', h3: 'h4', h4: 'h4'}

/** A line set apart by its marks, and what kind of line it is: lines of one kind are siblings. */
interface Line {
  readonly block: TextBlock
  readonly index: number
  readonly text: string
  readonly kind: string
  /** Whether there is something below it that it can head. */
  readonly stands: boolean
  /** Whether it would be taken for a heading by itself. */
  readonly isLikely: boolean
  /** How many such lines stand directly one above the other here, and which of them this is. */
  readonly stack: number
  readonly place: number
}

/**
 * A short line that is bold, or underlined, throughout and stands above text is a heading, one level
 * below the heading that it stands under. Siblings are judged together: lines of one kind (questions,
 * numbered ones, labels with a colon) are headings all or none. Of two lines one above the other the
 * upper one heads the section that the lower one begins. Sentences, and piles of such lines, stay. Only
 * where the guide's own text runs: cells and boxes have no headings.
 */
export const boldHeadings: Reading = (body) => {
  const lines = linesOf(body)
  const headings = new Set<Line>()
  for (const siblings of Map.groupBy(lines, ({kind}) => kind).values()) {
    const able = siblings.filter(canHead)
    const likely = able.filter(({isLikely}) => isLikely)
    if (likely.length * 2 < able.length) continue
    for (const line of able) headings.add(line)
  }
  // A pair is a heading and its first part only where other parts follow.
  const pairs = [...headings].filter(({stack}) => stack === 2)
  const alone = pairs.filter((line) => !hasSibling(line, headings, body))
  // Of the last pair nothing follows: pairs before it vouch for it.
  if (alone.length === pairs.length) for (const line of alone) headings.delete(line)
  const byIndex = new Map([...headings].map((line) => [line.index, line]))
  const notes: Note[] = []
  let level: Level | undefined
  /** The kind of the lines that stand one level deeper, below one that opened their section. */
  let section: string | undefined
  const blocks = body.map((block, index): Block => {
    if (!isTextBlock(block)) return block
    if (isHeading(block)) {
      const {style} = block
      if (style === 'h2' || style === 'h3' || style === 'h4') level = style
      section = undefined
      return block
    }
    const line = byIndex.get(index)
    if (line === undefined) {
      const doubted = lines.find((other) => other.index === index)
      if (doubted !== undefined && doubted.text.length <= MAX_LENGTH.alone)
        notes.push(doubt(doubted))
      return block
    }
    const top = level === undefined ? 'h2' : below[level]
    const opensSection = line.stack === 2 && line.place === 0
    if (opensSection) section = lines.find((other) => other.index === index + 1)?.kind
    else if (line.kind !== section) section = undefined
    const style = section !== undefined && !opensSection ? below[top] : top
    notes.push({
      severity: 'note',
      key: block._key,
      confidence: 'likely',
      problem: `The ${markThroughout(block) === 'strong' ? 'bold' : 'underlined'} line ${quote(line.text)} was read as a heading.`,
      remedy: 'Make a paragraph of it in Studio if it is none.',
    })
    return {...withoutHeadingMarks(block), style}
  })
  return {body: blocks, cuts: new Map(), notes}
}

function linesOf(body: readonly Block[]): Line[] {
  const isLine = (block: Block | undefined): block is TextBlock =>
    block !== undefined &&
    isTextBlock(block) &&
    isParagraph(block) &&
    markThroughout(block) !== undefined &&
    !isSentence(textOf(block).trim())
  return body.flatMap((block, index): Line[] => {
    if (!isLine(block)) return []
    let first = index
    while (isLine(body[first - 1])) first -= 1
    let last = index
    while (isLine(body[last + 1])) last += 1
    const stack = last - first + 1
    const text = textOf(block).trim()
    return [
      {
        block,
        index,
        text,
        kind: `${kindOf(text)} ${markThroughout(block)}`,
        stands: standsAbove(body[last + 1]),
        isLikely: looksLikeHeading(text),
        stack,
        place: index - first,
      },
    ]
  })
}

/** Whether a line may be a heading at all, if its siblings are. */
function canHead({block, text, kind, stack, stands}: Line): boolean {
  const isOfRow = !/^(?:plain|label|leadIn) /u.test(kind)
  return (
    stands &&
    stack <= 2 &&
    !kind.startsWith('leadIn') &&
    text.length <= (isOfRow ? MAX_LENGTH.amongSiblings : MAX_LENGTH.alone) &&
    !text.includes('\n') &&
    (block.markDefs ?? []).length === 0
  )
}

/** Whether a part follows, in the same section, that is set apart as the lower line of a pair is. */
function hasSibling(line: Line, headings: ReadonlySet<Line>, body: readonly Block[]): boolean {
  const lower = line.index + (line.place === 0 ? 1 : 0)
  const kind = [...headings].find(({index}) => index === lower)?.kind
  const end = body.findIndex(
    (block, index) => index > lower && isTextBlock(block) && isHeading(block),
  )
  return [...headings].some(
    (other) =>
      other.kind === kind &&
      (other.stack === 1 || other.place === 1) &&
      other.index > lower &&
      (end < 0 || other.index < end),
  )
}

function kindOf(text: string): string {
  if (/^Q(?:uestion)?\s*\d+\b/iu.test(text)) return 'question'
  const marker = markerOf(text)
  if (marker !== undefined) return `${marker.kind}${marker.sign}`
  if (/[?？]$/u.test(text)) return 'asking'
  if (!/[:：]$/u.test(text)) return 'plain'
  return isLabel(text) ? 'label' : 'leadIn'
}

function isSentence(text: string): boolean {
  return /[.,;!。，；！]$/u.test(text) && !/^Q(?:uestion)?\s*\d+\b/iu.test(text)
}

function looksLikeHeading(text: string): boolean {
  if (text.length > MAX_LENGTH.alone || text.includes('\n')) return false
  return !/[:：]$/u.test(text) || isLabel(text)
}

/** Whether a line that ends with a colon names what follows; a sentence leads into it. */
function isLabel(text: string): boolean {
  const words = text.match(/\p{Script=Han}{1,2}|[\p{L}\p{N}\p{M}'’&-]+/gu) ?? []
  return words.length <= longestLabel && !leadIn.test(text)
}

/** Whether what follows is something that a heading stands above. */
function standsAbove(next: Block | undefined): boolean {
  if (next === undefined || next._type === 'divider') return false
  return !isTextBlock(next) || !isHeading(next)
}

function doubt({block, text}: Line): Note {
  return {
    severity: 'note',
    key: block._key,
    confidence: 'doubtful',
    problem: `The line ${quote(text)} is set apart throughout, but may be no heading. It was kept as a paragraph.`,
    remedy: 'Make a heading of it in Studio if it is one.',
  }
}
