import {type Block, isParagraph, isSpan, isTextBlock, type TextBlock, textOf} from '../body.ts'
import {type Note, quote} from '../page/note.ts'
import {everywhere} from './reading.ts'

/** Longest caption, in characters. */
const MAX_LENGTH = 160

/** How a caption names its picture. */
const naming =
  /^(?:fig(?:ure|\.)|photo(?:graph)?|picture|pic|image|diagram|图|gambar|rajah|படம்)\s*\d*\s*[:.：–-]/iu

/** A short line directly below a picture that is italic throughout, or names it, is its caption. */
export const captions = everywhere((body) => {
  const notes: Note[] = []
  const result: Block[] = []
  for (const block of body) {
    const figure = result.at(-1)
    if (figure?._type !== 'figure' || figure.caption !== undefined || !isCaption(block)) {
      result.push(block)
      continue
    }
    const caption = textOf(block).replaceAll('\n', ' ').trim()
    result.splice(-1, 1, {...figure, caption})
    notes.push({
      severity: 'note',
      key: figure._key,
      confidence: 'likely',
      problem: `The line ${quote(caption)} below a picture was read as its caption.`,
      remedy: 'Make a paragraph of it in Studio if it is none.',
    })
  }
  return {body: result, cuts: new Map(), notes}
})

function isCaption(block: Block): block is TextBlock {
  if (!isTextBlock(block) || !isParagraph(block) || (block.markDefs ?? []).length > 0) return false
  const text = textOf(block).trim()
  const spans = (block.children ?? []).filter(
    (child) => !isSpan(child) || child.text?.trim() !== '',
  )
  const isItalic = spans.every((child) => isSpan(child) && (child.marks ?? []).includes('em'))
  return text.length <= MAX_LENGTH && (isItalic || naming.test(text))
}
