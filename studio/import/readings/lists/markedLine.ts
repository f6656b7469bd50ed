import {isSpan, type TextBlock} from '../../body.ts'

/** The marks by which authors set a line apart as a heading: bold, or underlined. */
const headingMarks = ['strong', 'underline'] as const

export type HeadingMark = (typeof headingMarks)[number]

/** The mark that all that can be seen of a block's text bears; undefined where there is none. */
export function markThroughout(block: TextBlock): HeadingMark | undefined {
  const spans = (block.children ?? []).filter(isSpan).filter(({text}) => (text ?? '').trim() !== '')
  if (spans.length === 0) return undefined
  return headingMarks.find((mark) => spans.every(({marks}) => (marks ?? []).includes(mark)))
}

/** Whether all that can be seen of a block's text is bold. */
export function isBold(block: TextBlock): boolean {
  return markThroughout(block) === 'strong'
}

/** The same block without bold type and underlines, which headings do not need. */
export function withoutHeadingMarks(block: TextBlock): TextBlock {
  return {
    ...block,
    children: (block.children ?? []).map((child) =>
      isSpan(child)
        ? {...child, marks: (child.marks ?? []).filter((mark) => !isHeadingMark(mark))}
        : child,
    ),
  }
}

function isHeadingMark(mark: string): boolean {
  return headingMarks.some((known) => known === mark)
}
