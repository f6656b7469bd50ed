import type {Body} from '../body.ts'
import {type Note, quote} from '../page/note.ts'
import type {IsomerPage} from '../page/readPage.ts'
import {blockTextsIn} from './blockTexts.ts'
import {bodyFacts} from './bodyFacts.ts'
import {markdownFacts} from './markdownFacts.ts'
import {htmlFacts, type PageFacts} from './pageFacts.ts'
import {rawMarkIn} from './rawMarks.ts'
import {unlikeSiblings} from './unlikeSiblings.ts'

/**
 * Finds what a visitor would see amiss though nothing is lost: marks of Markdown left as typed, siblings
 * that are read unlike, small pictures that grew, links to places that are gone, steps that stayed a
 * list, all without a word. Each as a sentence. Takes the page, the finished body and what was noted.
 */
export function findFlaws(
  page: Pick<IsomerPage, 'body' | 'kind'>,
  body: Body,
  notes: readonly Note[],
): readonly string[] {
  const facts = page.kind === 'html' ? htmlFacts(page.body) : markdownFacts(page.body)
  if (body.length === 0) return ['The guide is empty.']
  return [
    ...(page.kind === 'markdown' ? rawMarks(body) : []),
    ...unlikeSiblings(facts.lines, body).map(
      ([first, second]) => `${quote(first)} and ${quote(second)} are alike, and were read unlike.`,
    ),
    ...grownPictures(facts, body, notes),
    ...deadLinks(facts, body, notes),
    ...unreadSteps(facts, body, notes),
  ]
}

/** Marks of Markdown that stand in texts of a body. */
export function rawMarks(body: Body): string[] {
  return blockTextsIn(body).flatMap(({text, isCode}) => {
    const mark = isCode ? undefined : rawMarkIn(text)
    return mark === undefined ? [] : [`“${mark}” stands as typed in ${quote(text)}.`]
  })
}

function grownPictures({images}: PageFacts, body: Body, notes: readonly Note[]): string[] {
  const stored = JSON.stringify(body)
  const figures = bodyFacts(body).figures
  return images.flatMap(({source, width}) => {
    if (width === undefined || width > 60) return []
    const figure = figures.find((other) => other.source === source.trim())
    const isKept =
      figure === undefined || figure.isSmall || notes.some(({about}) => about === source)
    return isKept || !stored.includes('figure')
      ? []
      : [`The picture “${source}” took ${width} % of the line, and takes all of it now.`]
  })
}

function deadLinks({links}: PageFacts, body: Body, notes: readonly Note[]): string[] {
  const places = links.filter((link) => /^#(?!top$)./u.test(link))
  const kept = bodyFacts(body).links.filter(
    (mark) => mark._type === 'link' && /^#./u.test(mark.href ?? ''),
  )
  return places.length > 0 && kept.length === 0 && !notes.some(({about}) => about?.includes('#'))
    ? [`The link to “${places[0]}” leads nowhere any more.`]
    : []
}

function unreadSteps({picturedLists}: PageFacts, body: Body, notes: readonly Note[]): string[] {
  const procedures = JSON.stringify(body).split('"_type":"procedure"').length - 1
  const isTold = notes.some(({problem}) => /procedure|steps/u.test(problem))
  return picturedLists > procedures && !isTold
    ? ['A numbered list with a picture in each item was not read as a procedure.']
    : []
}
