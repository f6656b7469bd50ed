import {readableAddress} from '../guide/address.ts'
import type {Guide, HandbookPlace} from '../guide/model.ts'
import {words} from '../guide/words.ts'
import type {Edition, Ink} from './edition.ts'
import {dateOf, type PrintFile} from './file.ts'
import type {Insert, InsertData} from './insert.ts'
import {headingScales} from './nodes/blocks.ts'
import {typstLanguage} from './nodes/inline.ts'
import {textNodes} from './nodes/textNodes.ts'
import type {PlacedLogo} from './pictures/logo.ts'
import {printColours} from './template/printColours.ts'

/** A guide with its place in the handbook, its insert, and how many pages that fills. */
export interface Chapter {
  readonly guide: Guide
  readonly place: HandbookPlace
  readonly insert: Insert
  readonly pages: number
}

type Chapters = readonly [Chapter, ...Chapter[]]

/** With more guides than this, the list in the order of pages is not enough to find one by its title. */
const mostWithoutIndex = 10

/**
 * Puts the inserts of one handbook behind each other: a cover where it has one, the contents, the guides
 * and an index. What is a left page of the handbook is one of the file: blank pages fill the gaps.
 * Takes at least one chapter, in the order of their pages, the logo of the cover, and how many pages the
 * contents fill; returns the file, whether it has an index, and how many pages it has if that fills one.
 */
export function handbookFile(
  chapters: Chapters,
  {edition, ink = null}: {readonly edition: Edition; readonly ink?: Ink | null},
  logo: PlacedLogo | undefined,
  contentsPages: number,
): PrintFile & {readonly pages: number; readonly hasIndex: boolean} {
  const [{place, guide, insert}] = chapters
  const inserts: InsertData[] = []
  let pages = 0
  const add = (data: InsertData, count: number) => {
    inserts.push({...data, first: pages + 1})
    pages += count
  }
  const front = frontOf(chapters)
  const blank = {...front, kind: 'fill', summary: []} as const
  if (place.cover === true) {
    add({...front, kind: 'cover', anchor: 'cover', logo: logo?.place ?? null}, 1)
    add({...blank, start: 2, anchor: 'inside-cover'}, 1)
  }
  add({...contentsOf(chapters), start: pages + 1}, contentsPages)
  for (const [index, chapter] of chapters.entries()) {
    const {page} = chapter.place
    if ((pages + 1) % 2 !== page % 2) {
      // Before the first guide the pages of the front go on; later it is the page before the next guide.
      const numbered = index === 0 ? {start: pages + 1} : {start: page - 1, numbering: '1' as const}
      add({...blank, ...numbered, anchor: `fill-${index}`}, 1)
    }
    add(chapter.insert.data, chapter.pages)
  }
  const last = chapters.at(-1)
  const hasIndex = chapters.length > mostWithoutIndex
  if (last !== undefined && hasIndex) {
    add({...indexOf(chapters), start: last.place.page + last.pages}, 1)
  }
  const newest = chapters
    .map(({guide: {updatedAt}}) => updatedAt)
    .sort()
    .at(-1)
  const files = new Map(chapters.flatMap(({insert}) => [...insert.files]))
  if (logo !== undefined) files.set(logo.place.file, logo.data)
  return {
    data: {
      edition,
      ink,
      places: false,
      title: `${place.title} ${place.edition}`,
      school: guide.site.name,
      colours: printColours(guide.site.look, edition, ink),
      date: dateOf(newest ?? guide.updatedAt),
      inserts,
    },
    files,
    layout: insert.layout,
    pages,
    hasIndex,
  }
}

/** What pages have that belong to no guide, in the language of the first. They have Roman numerals. */
function frontOf([{place, guide, insert}]: Chapters): InsertData {
  return {
    ...insert.data,
    ...{first: 1, start: 1, numbering: 'i', tab: 0, anchor: 'front'},
    title: place.title,
    heading: textNodes(place.title),
    headingScale: headingScales[0],
    runningTitle: place.title,
    summary: textNodes(place.edition),
    address: textNodes(readableAddress(guide.site.webAddress)),
    stamp: `${place.title} ${place.edition}`,
    body: [],
    references: [],
    owner: null,
    numbersLinks: false,
  }
}

function contentsOf(chapters: Chapters): InsertData {
  const front = frontOf(chapters)
  const [{guide}] = chapters
  const title = words[guide.language].contents
  return {...front, ...listOf(title, chapters, front.stamp), anchor: 'contents'}
}

/** All guides in the order of the alphabet. */
function indexOf(chapters: Chapters): InsertData {
  const [{guide}] = chapters
  const {compare} = new Intl.Collator(guide.language)
  const sorted = chapters
    .toSorted((a, b) => compare(a.guide.title, b.guide.title))
    .map(({place: {section, ...place}, ...chapter}) => ({...chapter, place}))
  const title = words[guide.language].index
  const front = frontOf(chapters)
  return {...front, ...listOf(title, sorted, front.stamp), numbering: '1', anchor: 'index'}
}

function listOf(title: string, chapters: readonly Chapter[], summary: string) {
  return {
    title,
    heading: textNodes(title),
    runningTitle: title,
    summary: textNodes(summary),
    body: [
      {
        t: 'contents',
        entries: chapters.map(({guide, place, insert}) => ({
          section: place.section === undefined ? null : textNodes(place.section),
          title: textNodes(guide.title),
          ...typstLanguage(guide.language),
          page: place.page,
          anchor: insert.data.anchor,
        })),
      },
    ],
  } as const satisfies Partial<InsertData>
}
