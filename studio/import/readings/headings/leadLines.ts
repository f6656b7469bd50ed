import {type Block, isParagraph, isTextBlock, textOf} from '../../body.ts'
import {splitFirstLine} from '../cutText.ts'
import {markThroughout, withoutHeadingMarks} from '../lists/markedLine.ts'
import {everywhere} from '../reading.ts'

/** Longest line, in characters, that is parted from the text below it. */
const longestLine = 120

/**
 * A paragraph whose first line is bold, or underlined, throughout, with a line break after it, becomes
 * two: the line may be a heading. Only white space changes. Where more lines are set apart so, as in an
 * address, or a second line is too and says as much, the paragraph stays.
 */
export const leadLines = everywhere((body, {newKey}) => ({
  body: body.flatMap((block): readonly Block[] => {
    if (!isTextBlock(block) || !isParagraph(block)) return [block]
    const [first, rest] = splitFirstLine(block, newKey) ?? []
    if (first === undefined || rest === undefined) return [block]
    const mark = markThroughout(first)
    const text = textOf(first).trim()
    const isLine =
      mark !== undefined &&
      text.length <= longestLine &&
      !/[.,;!。，；！]$/u.test(text) &&
      (first.markDefs ?? []).length === 0
    if (!isLine) return [block]
    if (markThroughout(rest) !== mark) return [first, rest]
    const below = textOf(rest)
    const isPile = below.includes('\n') || below.length <= text.length
    return isPile ? [block] : [first, withoutHeadingMarks(rest)]
  }),
  cuts: new Map(),
  notes: [],
}))
