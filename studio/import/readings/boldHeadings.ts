import {type Block, isHeading, isParagraph, isTextBlock, type TextBlock, textOf} from '../body.ts'
import {type Note, quote} from '../page/note.ts'
import {isBold, withoutBold} from './bold.ts'
import type {Reading} from './reading.ts'

/** Longest heading, in characters, that a bold paragraph is taken for. */
const longestHeading = 90

/** Longest heading, in characters, that may end with a colon. */
const longestLeadIn = 30

const below = {h2: 'h3', h3: 'h4', h4: 'h4'} as const

/**
 * A short paragraph that is bold throughout and stands directly above text is a heading, one level
 * below the heading that it stands under. Bold sentences, and bold lines one above the other, are
 * doubtful and stay. Only where the guide's own text runs: cells and boxes have no headings.
 */
export const boldHeadings: Reading = (body) => {
  const notes: Note[] = []
  let level: 'h2' | 'h3' | 'h4' | undefined
  const blocks = body.map((block, index): Block => {
    if (!isTextBlock(block)) return block
    if (isHeading(block)) {
      const {style} = block
      if (style === 'h2' || style === 'h3' || style === 'h4') level = style
      return block
    }
    if (!isParagraph(block) || !isBold(block)) return block
    const text = textOf(block).trim()
    if (!standsAbove(body, index) || !looksLikeHeading(block, text)) {
      if (text.length <= longestHeading) notes.push(doubt(block, text))
      return block
    }
    const style = level === undefined ? 'h2' : below[level]
    notes.push({
      severity: 'note',
      key: block._key,
      confidence: 'likely',
      problem: `The bold line ${quote(text)} was read as a heading.`,
      remedy: 'Make a paragraph of it in Studio if it is none.',
    })
    return {...withoutBold(block), style}
  })
  return {body: blocks, cuts: new Map(), notes}
}

function looksLikeHeading(block: TextBlock, text: string): boolean {
  return (
    text.length <= longestHeading &&
    !/\n/u.test(text) &&
    !/[.,;!。，；！]$/u.test(text) &&
    // A long line with a colon leads into the list below it: it is a sentence.
    !(/[:：]$/u.test(text) && text.length > longestLeadIn) &&
    (block.markDefs ?? []).length === 0
  )
}

/** Whether what follows is something that a heading stands above, and what goes before is no bold line. */
function standsAbove(body: readonly Block[], index: number): boolean {
  const next = body[index + 1]
  const before = body[index - 1]
  if (next === undefined || next._type === 'divider') return false
  if (isTextBlock(next) && (isHeading(next) || (isParagraph(next) && isBold(next)))) return false
  return before === undefined || !isTextBlock(before) || !isParagraph(before) || !isBold(before)
}

function doubt({_key}: TextBlock, text: string): Note {
  return {
    severity: 'note',
    key: _key,
    confidence: 'doubtful',
    problem: `The line ${quote(text)} is bold throughout, but may be no heading. It was kept as a bold paragraph.`,
    remedy: 'Make a heading of it in Studio if it is one.',
  }
}
