import type {Body} from '../body.ts'
import {mendAddress} from '../literal/mendAddress.ts'
import type {Note} from '../page/note.ts'
import type {Page} from '../page/readPage.ts'
import {type BodyFacts, bodyFacts, type Cuts} from './bodyFacts.ts'
import {type PageFacts, pageFacts, wordsOf} from './pageFacts.ts'

/** What a proof found wanting: each as a sentence. Empty where everything is accounted for. */
export type Gaps = readonly string[]

/**
 * Proves that a body copies a page: the same words in the same order, and every link, image and
 * embedded page either there or named in a note.
 */
export function proveCopy(
  page: Pick<Page, 'tree'>,
  body: Body,
  notes: readonly Note[],
  path: string,
): Gaps {
  const said = pageFacts(page.tree)
  const kept = bodyFacts(body)
  const named = new Set(notes.flatMap(({about}) => about ?? []))
  return [
    ...compareWords(said.words, wordsOf(kept.text)),
    ...missingLinks(said, kept, named, path),
    ...missingImages(said, kept, named),
    ...missingEmbeds(said, kept, named, path),
  ]
}

/**
 * Proves that a reading lost nothing: what the body said before, with the reading's cuts made, is
 * what it says after; links, figures and embedded pages are as many as before.
 */
export function proveReading(before: Body, after: Body, cuts: Cuts): Gaps {
  const expected = bodyFacts(before, cuts)
  const found = bodyFacts(after)
  return [
    ...compareWords(wordsOf(expected.text), wordsOf(found.text)),
    ...compareCounts('links', expected.links.length, found.links.length),
    ...compareCounts('links of pictures', expected.targets.length, found.targets.length),
    ...compareCounts('figures', expected.figures.length, found.figures.length),
    ...compareCounts('embedded pages', expected.embeds.length, found.embeds.length),
  ]
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
