import type {Body} from '../body.ts'
import {mendAddress} from '../literal/mendAddress.ts'
import type {Note} from '../page/note.ts'
import type {IsomerPage} from '../page/readPage.ts'
import {childrenOf, textIn} from '../page/tree.ts'
import {type BodyFacts, bodyFacts, type Cuts} from './bodyFacts.ts'
import {markdownFacts} from './markdownFacts.ts'
import {htmlFacts, type PageFacts, wordsOf} from './pageFacts.ts'

/** What a proof found wanting: each as a sentence. Empty where everything is accounted for. */
export type Gaps = readonly string[]

/**
 * Proves that a body copies a page, with other eyes than made it: the same words in the same order, and
 * every link, image and embedded page either there or named in a note. Takes the page, the body, what
 * was noted and the page's path.
 */
export function proveCopy(
  page: Pick<IsomerPage, 'body' | 'kind' | 'tree'>,
  body: Body,
  notes: readonly Note[],
  path: string,
): Gaps {
  const said = page.kind === 'html' ? htmlFacts(page.body) : markdownFacts(page.body)
  const kept = bodyFacts(body)
  const named = new Set(notes.flatMap(({about}) => about ?? []))
  const words =
    page.kind === 'html'
      ? compareHtml(said.text, kept.text, page)
      : compareLetters(withoutMarks(said.text), withoutMarks(kept.text))
  return [
    ...words,
    ...missingLinks(said, kept, named, path),
    ...missingImages(said, kept, named),
    ...missingEmbeds(said, kept, named, path),
  ]
}

/**
 * Proves that a reading lost nothing: what the body said before, with the reading's cuts made, is
 * what it says after; the same words are linked, to as many places; figures and embedded pages are as
 * many as before.
 */
export function proveReading(before: Body, after: Body, cuts: Cuts): Gaps {
  const expected = bodyFacts(before, cuts)
  const found = bodyFacts(after)
  const squeezed = (texts: readonly string[]) => texts.join('').replaceAll(/\s/gu, '')
  return [
    ...compareWords(wordsOf(expected.text), wordsOf(found.text)),
    ...(squeezed(expected.linked) === squeezed(found.linked)
      ? []
      : [`“${expected.linked.join(' ')}” was linked; now it is “${found.linked.join(' ')}”.`]),
    ...compareCounts('links of pictures', expected.targets.length, found.targets.length),
    ...compareCounts('figures', expected.figures.length, found.figures.length),
    ...compareCounts('embedded pages', expected.embeds.length, found.embeds.length),
  ]
}

/** Where HTML is broken, browsers move text: out of tables, say. Order is what the browser's is then. */
function compareHtml(said: string, kept: string, {tree}: Pick<IsomerPage, 'tree'>): Gaps {
  const gaps = compareWords(wordsOf(said), wordsOf(kept))
  if (gaps.length === 0) return gaps
  const shown = lettersOf(childrenOf(tree).map(textIn).join(' '))
  const isMoved = shown !== lettersOf(said)
  const isWhole = [...lettersOf(said)].sort().join('') === [...lettersOf(kept)].sort().join('')
  return isMoved && isWhole ? [] : gaps
}

/** Text without what Markdown writes for the parser alone, where one parser reads it and the other does not. */
function withoutMarks(text: string): string {
  return text
    .replaceAll(/\{::?[^{}\n]*\}|\{%[^\n]*?%\}|\{\{[^\n]*?\}\}/gu, '')
    .replaceAll(/\]\((?:[^()\n]|\([^()\n]*\))*\)/gu, ']')
}

function compareLetters(expected: string, found: string): Gaps {
  const [a, b] = [lettersOf(expected), lettersOf(found)]
  if (a === b) return []
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  const from = Math.max(0, (at < 0 ? b.length : at) - 12)
  return [
    `The text differs: the page says “…${a.slice(from, from + 60)}”, the guide “…${b.slice(from, from + 60)}” (letters alone).`,
  ]
}

function lettersOf(text: string): string {
  return (text.match(/[\p{L}\p{N}\p{M}]/gu) ?? []).join('')
}

function compareWords(expected: readonly string[], found: readonly string[]): Gaps {
  const at = expected.findIndex((word, index) => word !== found[index])
  if (at < 0 && expected.length === found.length) return []
  const from = at < 0 ? expected.length : at
  const around = (words: readonly string[]) =>
    words.slice(Math.max(0, from - 3), from + 8).join(' ')
  return [
    `The text differs from word ${from + 1} on: the page says “${around(expected)}”, the guide “${around(found)}”.`,
  ]
}

function compareCounts(what: string, expected: number, found: number): Gaps {
  return expected === found ? [] : [`There were ${expected} ${what}; there are ${found}.`]
}

function missingLinks(
  {links}: PageFacts,
  kept: BodyFacts,
  named: ReadonlySet<string>,
  path: string,
): Gaps {
  const there = new Set([
    ...kept.links.flatMap((mark) => (mark._type === 'link' ? (mark.href ?? []) : [])),
    ...kept.targets,
    ...kept.embeds,
  ])
  return links
    .filter((link) => !there.has(mendAddress(link, path).href) && !named.has(link))
    .map((link) => `The link to “${link}” is neither in the guide nor in a finding.`)
}

function missingImages({images}: PageFacts, kept: BodyFacts, named: ReadonlySet<string>): Gaps {
  const there = [...kept.figures]
  return images.flatMap(({source, alt}) => {
    const index = there.findIndex((figure) => figure.source === source.trim() && figure.alt === alt)
    if (index >= 0) {
      there.splice(index, 1)
      return []
    }
    return named.has(source)
      ? []
      : [`The image “${source}” is neither in the guide nor in a finding.`]
  })
}

function missingEmbeds(
  {embeds}: PageFacts,
  kept: BodyFacts,
  named: ReadonlySet<string>,
  path: string,
): Gaps {
  const there = new Set(kept.embeds.map(withoutScheme))
  return embeds
    .filter(
      (source) => !there.has(withoutScheme(mendAddress(source, path).href)) && !named.has(source),
    )
    .map((source) => `What was embedded from “${source}” is neither in the guide nor in a finding.`)
}

function withoutScheme(address: string): string {
  return address.replace(/^https?:/iu, '')
}
