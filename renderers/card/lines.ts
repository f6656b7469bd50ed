import type {MeasuredText} from './typesetter.ts'

/** A line of text; widths and places in multiples of the type size. */
export interface Line {
  readonly text: string
  readonly width: number
  /** Where each word starts, and its outline as SVG path data in outline units. */
  readonly words: readonly {readonly left: number; readonly outline: string}[]
}

/** Lines of text, and the width of the widest in multiples of the type size. */
export interface Lines {
  readonly lines: readonly Line[]
  readonly width: number
}

/**
 * Breaks measured text into as few lines as the width allows, and of about equal length.
 * The width is in multiples of the type size; undefined when a piece is wider than that.
 */
export function breakIntoLines(text: MeasuredText, width: number): Lines | undefined {
  if (text.pieces.some((piece) => piece.width > width)) return undefined
  const fewest = fill(text, width)
  let tooNarrow = Math.max(0, ...text.pieces.map((piece) => piece.width))
  let best = fewest
  let wideEnough = fewest.width
  // The narrowest width that needs no more lines makes the lines alike.
  while (wideEnough - tooNarrow > 0.05) {
    const middle = (wideEnough + tooNarrow) / 2
    const tried = fill(text, middle)
    if (tried.lines.length > fewest.lines.length || tried.width > middle) {
      tooNarrow = middle
    } else {
      best = tried
      wideEnough = Math.min(middle, tried.width)
    }
  }
  return best
}

/** Fills lines one after the other. */
function fill({pieces, space}: MeasuredText, width: number): Lines {
  const lines: Line[] = []
  let words: Line['words'][number][] = []
  let text = ''
  let reach = 0
  let gap = 0
  let mustBreak = false
  const endLine = () => {
    if (words.length > 0) lines.push({text, width: reach, words})
    words = []
    text = ''
    reach = 0
    gap = 0
  }
  for (const piece of pieces) {
    if (mustBreak || reach + gap + piece.width > width) endLine()
    text += `${gap > 0 ? ' ' : ''}${piece.text}`
    words.push({left: reach + gap, outline: piece.outline})
    reach += gap + piece.width
    gap = piece.after === 'space' ? space : 0
    mustBreak = piece.after === 'newline'
  }
  endLine()
  return {lines, width: Math.max(0, ...lines.map((line) => line.width))}
}
