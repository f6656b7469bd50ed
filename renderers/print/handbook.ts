import type {Guide, HandbookPlace} from '../guide/model.ts'
import {words} from '../guide/words.ts'
import {headingScales} from './blocks.ts'
import type {Edition, Ink} from './edition.ts'
import {dateOf, type PrintFile} from './file.ts'
import {typstLanguage} from './inline.ts'
import {type Insert, type InsertData, shownAddress} from './insert.ts'
import {textNodes} from './textNodes.ts'

/** A guide with its place in the handbook, its insert, and how many pages that fills. */
export interface Chapter {
  readonly guide: Guide
  readonly place: HandbookPlace
  readonly insert: Insert
  readonly pages: number
}

/**
 * Puts the inserts of one handbook behind each other, under a page of contents.
 * Takes at least one chapter, in the order of their pages, and how many pages the contents fill.
 */
export function handbookFile(
  chapters: readonly [Chapter, ...Chapter[]],
  {edition, ink = null}: {readonly edition: Edition; readonly ink?: Ink | null},
  contentsPages: number,
): PrintFile {
  const [{place, guide, insert}] = chapters
  const inserts = [contentsOf(chapters)]
  let first = contentsPages + 1
  for (const chapter of chapters) {
    inserts.push({...chapter.insert.data, first})
    first += chapter.pages
  }
  const newest = chapters
    .map(({guide: {updatedAt}}) => updatedAt)
    .sort()
    .at(-1)
  return {
    data: {
      edition,
      ink,
      title: `${place.title} ${place.edition}`,
      school: guide.site.name,
      date: dateOf(newest ?? guide.updatedAt),
      inserts,
    },
    files: new Map(chapters.flatMap(({insert: {files}}) => [...files])),
    layout: insert.layout,
  }
}

/** The page of contents, in the language of the first guide. Its pages have Roman numerals. */
function contentsOf([head, ...rest]: readonly [Chapter, ...Chapter[]]): InsertData {
  const {place, guide, insert} = head
  const title = words[guide.language].contents
  return {
    ...insert.data,
    ...{first: 1, start: 1, numbering: 'i', tab: 0, anchor: 'contents'},
    title,
    heading: textNodes(title),
    headingScale: headingScales[0],
    runningTitle: title,
    summary: textNodes(`${place.title} ${place.edition}`),
    address: textNodes(shownAddress(guide.site.webAddress)),
    stamp: `${place.title} ${place.edition}`,
    body: [
      {
        t: 'contents',
        entries: [head, ...rest].map((chapter) => ({
          title: textNodes(chapter.guide.title),
          ...typstLanguage(chapter.guide.language),
          page: chapter.place.page,
          anchor: chapter.insert.data.anchor,
        })),
      },
    ],
    references: [],
    owner: null,
    numbersLinks: false,
  }
}
