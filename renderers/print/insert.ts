import type {Finding} from '../guide/finding.ts'
import type {Guide} from '../guide/model.ts'
import {words} from '../guide/words.ts'
import {drawBlocks} from './blocks.ts'
import {typstLanguage} from './inline.ts'
import {bleed, type Layout, layouts, measureOf, slug} from './layout.ts'
import {Pictures} from './pictures.ts'
import type {InsertOptions} from './printer.ts'
import {References} from './references.ts'
import {textNodes} from './textNodes.ts'

/** Everything that the template needs to draw one insert. */
export interface Insert {
  readonly data: Readonly<Record<string, unknown>>
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly layout: Layout
  readonly lowestResolution: number
  readonly findings: readonly Finding[]
}

/** Turns a guide into the data of its insert, its pictures made ready for the page. */
export async function insertOf(
  guide: Guide,
  {edition, images, watermark}: InsertOptions,
): Promise<Insert> {
  const {handbook, language} = guide
  const layout = layouts[handbook?.trimSize ?? 'a5']
  const references = new References()
  const pictures = new Pictures(images, edition, guide.id)
  const body = await drawBlocks(guide.body, {
    language,
    references,
    pictures,
    width: measureOf(layout),
    tallest: layout.tallest,
    stepFigure: layout.stepFigure,
    tallestInStep: layout.tallestInStep,
  })
  const {links, revision} = words[language]
  const start = handbook?.page ?? 1
  const data = {
    edition,
    ...layout,
    ...typstLanguage(language),
    bleed,
    slug,
    start,
    // Seven places down the edge, one for every ten pages.
    tab: Math.floor(start / 10) % 7,
    title: guide.title,
    heading: textNodes(guide.title),
    runningTitle: guide.shortTitle ?? guide.title,
    summary: textNodes(guide.summary),
    school: guide.site.name,
    handbook: handbook?.title ?? '',
    editionName: handbook?.edition ?? '',
    address: textNodes(guide.address.replace(/^https?:\/\//u, '').replace(/\/$/u, '')),
    revision: guide.revision,
    date: dateOf(guide.updatedAt),
    words: {links, revision},
    watermark: watermark ?? null,
    body,
    references: references.list(),
  }
  const {files, findings, lowestResolution} = pictures
  return {data, files, layout, lowestResolution, findings}
}

/** The parts of an ISO 8601 date as Typst takes them, in UTC. */
function dateOf(updatedAt: string) {
  const date = new Date(updatedAt)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  }
}
