import type {InlineNode} from './node.ts'
import {type Fits, textNodes} from './textNodes.ts'

const widthOfTab = 4

/** The lines of preformatted text as nodes; blanks that a typesetter would run together are made to stay. */
export function codeLines(text: string, fits: Fits): readonly (readonly InlineNode[])[] {
  return text.split('\n').map((line) =>
    textNodes(
      line
        .replaceAll('\t', ' '.repeat(widthOfTab))
        .replace(/^ +| {2,}/gu, (blanks) => '\u00a0'.repeat(blanks.length)),
      fits,
    ),
  )
}
