import {words} from '../../../renderers/guide/words.ts'
import {type Child, isSpan, type Span, type TextBlock} from '../body.ts'
import {type Note, quote} from '../page/note.ts'
import {type Cut, objectSign} from '../proof/bodyFacts.ts'
import {eachText} from './eachText.ts'
import {everywhere, type ReadingContext} from './reading.ts'

/** A place of a text that names a page of a handbook which lists a guide there. */
interface Mention {
  readonly from: number
  readonly to: number
  readonly guide: string
}

/**
 * “in the Student Handbook on page 21” becomes a page reference, where the handbook lists a guide on
 * that page: it then follows the handbook. A page where the handbook lists nothing is doubtful.
 */
export const pageReferences = everywhere((body, context) => {
  const cuts = new Map<string, readonly Cut[]>()
  const notes: Note[] = []
  const read = (block: TextBlock): TextBlock => {
    const result = readBlock(block, context, notes)
    if (result.cuts.length > 0) cuts.set(block._key, result.cuts)
    return result.block
  }
  return {body: eachText(body, read), cuts, notes}
})

function readBlock(block: TextBlock, context: ReadingContext, notes: Note[]) {
  const cuts: Cut[] = []
  let offset = 0
  const children = (block.children ?? []).flatMap((child): Child[] => {
    const start = offset
    offset += isSpan(child) ? (child.text ?? '').length : objectSign.length
    if (!isSpan(child) || (child.marks ?? []).length > 0) return [child]
    const mentions = mentionsIn(child.text ?? '', context)
    noteDoubts(child.text ?? '', mentions, block._key, context, notes)
    cuts.push(
      ...mentions.map(({from, to}) => ({from: start + from, to: start + to, instead: objectSign})),
    )
    return parted(child, mentions, context)
  })
  for (const {from, to} of cuts) {
    const text = (block.children ?? [])
      .map((child) => (isSpan(child) ? child.text : objectSign))
      .join('')
    notes.push({
      severity: 'note',
      key: block._key,
      confidence: 'certain',
      problem: `${quote(text.slice(from, to))} was read as a page reference: it follows the handbook from now on.`,
      remedy: 'Nothing to do.',
    })
  }
  return {block: {...block, children}, cuts}
}

function mentionsIn(text: string, {library, language}: ReadingContext): Mention[] {
  return library.handbooks
    .flatMap(({title, entries}) =>
      (entries ?? []).flatMap(({guide, page}) => {
        if (title === undefined || page === undefined || guide === undefined) return []
        const pattern = words[language]
          .inHandbook(title, page)
          .replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
          .replaceAll(/\s+/gu, String.raw`\s+`)
        return [...text.matchAll(new RegExp(`${pattern}(?!\\d)`, 'giu'))].map((match) => ({
          from: match.index,
          to: match.index + match[0].length,
          guide: guide._ref,
        }))
      }),
    )
    .sort((a, b) => a.from - b.from)
}

function parted(span: Span, mentions: readonly Mention[], {id, newKey}: ReadingContext): Child[] {
  if (mentions.length === 0) return [span]
  const text = span.text ?? ''
  const parts: Child[] = []
  let from = 0
  for (const mention of mentions) {
    const before = text.slice(from, mention.from)
    if (before !== '') parts.push({...span, _key: newKey(), text: before})
    parts.push({
      _type: 'handbookPage',
      _key: newKey(),
      ...(mention.guide === id ? {} : {guide: {_type: 'reference', _ref: mention.guide}}),
    })
    from = mention.to
  }
  const rest = text.slice(from)
  if (rest !== '') parts.push({...span, _key: newKey(), text: rest})
  return parts
}

function noteDoubts(
  text: string,
  mentions: readonly Mention[],
  key: string,
  {library}: ReadingContext,
  notes: Note[],
): void {
  const names = ['handbook', ...library.handbooks.flatMap(({title}) => title?.toLowerCase() ?? [])]
  for (const match of text.matchAll(/[^.()]*?\b(?:page|pg\.?|p\.)\s*\d+/giu)) {
    const said = match[0].toLowerCase()
    const isRead = mentions.some(
      ({from, to}) => from < match.index + match[0].length && to > match.index,
    )
    if (isRead || !names.some((name) => said.includes(name))) continue
    notes.push({
      severity: 'note',
      key,
      confidence: 'doubtful',
      problem: `${quote(match[0])} names a page of a handbook, but the handbook lists no guide there. It was kept as typed.`,
      remedy:
        'Enter the guide in the handbook, then put a page reference in the place of the words.',
    })
  }
}
