import {isHeading, isParagraph, textOf} from '../../body.ts'
import {quote} from '../../page/note.ts'
import {isBold} from '../lists/markedLine.ts'
import type {Reading} from '../reading.ts'

/** The guide's title, written once more at the top of the text, goes: every channel sets the title itself. */
export const repeatedTitle: Reading = (body, {title}) => {
  const [first, ...rest] = body
  const isTitle =
    first?._type === 'block' &&
    (isHeading(first) || (isParagraph(first) && isBold(first))) &&
    (first.markDefs ?? []).length === 0 &&
    plain(textOf(first)) === plain(title)
  if (!isTitle || rest.length === 0) return {body, cuts: new Map(), notes: []}
  const text = textOf(first)
  return {
    body: rest,
    cuts: new Map([[first._key, [{from: 0, to: text.length}]]]),
    notes: [
      {
        severity: 'note',
        key: first._key,
        confidence: 'certain',
        problem: `The text began with the title once more, ${quote(text)}; that was left out.`,
        remedy: 'Nothing to do: every channel sets the title above the text.',
      },
    ],
  }
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s:.!]+/gu, ' ')
    .trim()
}
