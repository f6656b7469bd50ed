import type {Decorator} from '../../../schemas/text/decorators.ts'
import type {MarkDefinition, Span, TextBlock, TextStyle} from '../body.ts'
import type {NewKey} from './newKey.ts'

/** The marks that text bears at one place of a page. */
export interface Marks {
  readonly decorators: readonly Decorator[]
  /** The same object for all text of one link or abbreviation. */
  readonly annotations: readonly Annotation[]
}

export type Annotation =
  | {readonly _type: 'link'; readonly href: string}
  | {readonly _type: 'abbreviation'; readonly expansion: string}

export const unmarked: Marks = {decorators: [], annotations: []}

/** A stretch of text as written, with its marks. A line break is “\n” with `isBreak`. */
export interface MarkedRun {
  readonly text: string
  readonly marks: Marks
  readonly isBreak?: boolean
}

/**
 * White space that browsers draw as one space, and no-break spaces, which editors leave by the
 * handful: a run of them is one space.
 */
const space = /[ \t\n\f\r\u00a0]+/gu

/** Characters that show nothing and that nobody typed on purpose. Joiners are kept: scripts need them. */
const invisible = /[\u200b\u2060\ufeff]/gu

/** The documented normalisation of white space in one stretch of text. */
export function normalised(text: string): string {
  return text.replaceAll(invisible, '').replaceAll(space, ' ')
}

/**
 * Makes a text block of pieces: white space is normalised, and gone at both ends and around line
 * breaks. Undefined where no text is left.
 */
export function textBlock(
  pieces: readonly MarkedRun[],
  style: TextStyle,
  newKey: NewKey,
): TextBlock | undefined {
  const tidy = trimmed(pieces)
  if (tidy.length === 0) return undefined
  const definitions = new Map<Annotation, MarkDefinition>()
  const children: Span[] = []
  for (const {text, marks} of tidy) {
    for (const annotation of marks.annotations) {
      if (!definitions.has(annotation)) {
        definitions.set(annotation, {...annotation, _key: newKey()})
      }
    }
    const names = [
      ...marks.decorators,
      ...marks.annotations.flatMap((annotation) => definitions.get(annotation)?._key ?? []),
    ]
    const last = children.at(-1)
    if (last !== undefined && sameMarks(last.marks ?? [], names)) {
      last.text = `${last.text ?? ''}${text}`
    } else {
      children.push({_type: 'span', _key: newKey(), text, marks: names})
    }
  }
  return {
    _type: 'block',
    _key: newKey(),
    style,
    children,
    markDefs: [...definitions.values()],
  }
}

/** Collapses white space across pieces; drops what is left without text. */
function trimmed(pieces: readonly MarkedRun[]): MarkedRun[] {
  const result: MarkedRun[] = []
  let afterSpace = true
  for (const piece of pieces) {
    if (piece.isBreak) {
      trimEnd(result)
      result.push({...piece, text: '\n'})
      afterSpace = true
      continue
    }
    let text = normalised(piece.text)
    if (afterSpace && text.startsWith(' ')) text = text.slice(1)
    if (text === '') continue
    afterSpace = text.endsWith(' ')
    result.push({...piece, text})
  }
  while (trimEnd(result) || result.at(-1)?.isBreak) if (result.at(-1)?.isBreak) result.pop()
  while (result[0]?.isBreak) result.shift()
  return result
}

/** Takes a blank off the end; returns whether there was one. */
function trimEnd(pieces: MarkedRun[]): boolean {
  const last = pieces.at(-1)
  if (last === undefined || last.isBreak || !last.text.endsWith(' ')) return false
  pieces.pop()
  const text = last.text.slice(0, -1)
  if (text !== '') pieces.push({...last, text})
  return true
}

function sameMarks(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((mark, index) => mark === others[index])
}
