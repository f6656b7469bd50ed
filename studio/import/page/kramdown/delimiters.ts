import MarkdownIt from 'markdown-it'

/**
 * Emphasis as kramdown reads it: a star opens before what is not white space and closes after it,
 * whatever else stands beside it; CommonMark asks for a blank between a sign and a letter, which
 * Chinese does not have. Underscores inside a word stay, as in CommonMark.
 */
export class StateWithKramdownsDelimiters extends MarkdownIt.StateInline {
  override scanDelims(start: number, canSplitWord: boolean) {
    const scanned = super.scanDelims(start, canSplitWord)
    if (!canSplitWord) return scanned
    const isBlank = (letter: string | undefined) => letter === undefined || /\s/u.test(letter)
    return {
      ...scanned,
      can_open: !isBlank(this.src[start + scanned.length]),
      can_close: !isBlank(this.src[start - 1]),
    }
  }
}
