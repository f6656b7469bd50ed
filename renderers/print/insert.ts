import {readableAddress} from '../guide/address.ts'
import type {Finding} from '../guide/finding.ts'
import type {Guide} from '../guide/model.ts'
import {words} from '../guide/words.ts'
import {drawBlocks} from './blocks.ts'
import {typstLanguage} from './inline.ts'
import type {InsertOptions} from './insertOptions.ts'
import {bleed, type Layout, layouts, measureOf, slug} from './layout.ts'
import {logoOf, type PrintedLogo} from './logo.ts'
import type {BlockNode, InlineNode, ReferenceNode} from './node.ts'
import {Pictures} from './pictures.ts'
import type {PreparedPictures} from './preparedPictures.ts'
import {References} from './references.ts'
import {textNodes} from './textNodes.ts'

/** Everything that the template needs to draw one insert. */
export interface Insert {
  readonly data: InsertData
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly layout: Layout
  readonly lowestResolution: number
  readonly findings: readonly Finding[]
}

/** What the template is given of one insert, or of the contents of a handbook. */
export interface InsertData extends Layout {
  readonly lang: string
  readonly region: string | null
  readonly bleed: number
  readonly slug: number
  /** The page of the file that it starts on, and the page of the handbook that this is. */
  readonly first: number
  readonly start: number
  /** How page numbers are written, as Typst says it. */
  readonly numbering: '1' | 'i'
  readonly tab: number
  readonly anchor: string
  readonly title: string
  readonly heading: readonly InlineNode[]
  readonly runningTitle: string
  readonly summary: readonly InlineNode[]
  readonly school: string
  readonly logo: PrintedLogo | null
  readonly handbook: string
  readonly editionName: string
  /** Where it is on the web, and by what a stale print is recognised. */
  readonly address: readonly InlineNode[]
  readonly stamp: string
  readonly words: {readonly links: string}
  readonly watermark: string | null
  readonly body: readonly BlockNode[]
  readonly references: readonly ReferenceNode[]
}

/** Turns a guide into the data of its insert, its pictures made ready for the page. */
export async function insertOf(
  guide: Guide,
  {edition, images, watermark}: InsertOptions,
  prepared: PreparedPictures,
): Promise<Insert> {
  const {handbook, language} = guide
  const layout = layouts[handbook?.trimSize ?? 'a5']
  const references = new References()
  const pictures = new Pictures(images, prepared, edition, guide.id)
  const body = drawBlocks(guide.body, {
    language,
    references,
    pictures,
    width: measureOf(layout),
    tallest: layout.tallest,
    stepFigure: layout.stepFigure,
    tallestInStep: layout.tallestInStep,
  })
  await pictures.ready()
  const logo = await logoOf(guide, images, prepared)
  const {links, revision} = words[language]
  const start = handbook?.page ?? 1
  const data: InsertData = {
    ...layout,
    ...typstLanguage(language),
    bleed,
    slug,
    first: 1,
    start,
    numbering: '1',
    // Seven places down the edge, one for every ten pages.
    tab: Math.floor(start / 10) % 7,
    anchor: `insert-${guide.id}`,
    title: guide.title,
    heading: textNodes(guide.title),
    runningTitle: guide.shortTitle ?? guide.title,
    summary: textNodes(guide.summary),
    school: guide.site.name,
    logo: logo === undefined ? null : {file: logo.file, width: logo.width, height: logo.height},
    handbook: handbook?.title ?? '',
    editionName: handbook?.edition ?? '',
    address: textNodes(readableAddress(guide.address)),
    stamp: `${revision} ${guide.revision}`,
    words: {links},
    watermark: watermark ?? null,
    body,
    references: references.list(),
  }
  const {findings, lowestResolution} = pictures
  const files = new Map(pictures.files)
  if (logo !== undefined) files.set(logo.file, logo.data)
  return {data, files, layout, lowestResolution, findings}
}
