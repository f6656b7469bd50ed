import {type Block, isParagraph, isTextBlock, textOf} from '../../body.ts'
import {splitLines} from '../cutText.ts'
import {everywhere} from '../reading.ts'
import {isNextMarker, markerOf} from './typedMarker.ts'

/** A paragraph of several lines with typed marks becomes as many paragraphs. Only white space changes. */
export const typedLines = everywhere((body, {newKey}) => ({
  body: body.flatMap((block) => markedLines(block, newKey)),
  cuts: new Map(),
  notes: [],
}))

function markedLines(block: Block, newKey: () => string): readonly Block[] {
  if (!isTextBlock(block) || !isParagraph(block)) return [block]
  const markers = textOf(block)
    .split('\n')
    .flatMap((line) => markerOf(line) ?? [])
  const areOne = markers.every(
    (marker, index) => index === 0 || isNextMarker(markers[index - 1], marker),
  )
  return markers.length > 1 && areOne ? splitLines(block, newKey) : [block]
}
