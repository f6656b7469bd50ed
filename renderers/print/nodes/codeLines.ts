import type {InlineNode} from './node.ts'
import {type Fits, textNodes} from './textNodes.ts'

const widthOfTab = 4

/** The lines of preformatted text as nodes; blanks that a typesetter would run together are made to stay. */
export function codeLines(text: string, fits: Fits): readonly (readonly InlineNode[])[] {
  return text.split('\n').map((line) =>
    textNodes(
      withoutTabs(line).replace(/^ +| {2,}/gu, (blanks) => '\u00a0'.repeat(blanks.length)),
      fits,
    ),
  )
}

/** A line with blanks up to the next stop where its tabs are. */
function withoutTabs(line: string): string {
  return line.split('\t').reduce((before, after) => {
    const blanks = widthOfTab - (before.length % widthOfTab)
    return before + ' '.repeat(blanks) + after
  })
}
