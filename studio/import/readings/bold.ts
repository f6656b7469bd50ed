import {isSpan, type TextBlock} from '../body.ts'

/** Whether all that can be seen of a block's text is bold. */
export function isBold(block: TextBlock): boolean {
  const spans = (block.children ?? []).filter(isSpan).filter(({text}) => (text ?? '').trim() !== '')
  return spans.length > 0 && spans.every(({marks}) => (marks ?? []).includes('strong'))
}

/** The same block without bold type, which headings have by themselves. */
export function withoutBold(block: TextBlock): TextBlock {
  return {
    ...block,
    children: (block.children ?? []).map((child) =>
      isSpan(child)
        ? {...child, marks: (child.marks ?? []).filter((mark) => mark !== 'strong')}
        : child,
    ),
  }
}
