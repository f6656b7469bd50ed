import {readableAddress} from '../guide/address.ts'
import type {Finding} from '../guide/finding/finding.ts'
import type {Guide} from '../guide/model.ts'
import {words} from '../guide/words.ts'
import type {InsertOptions} from './insertOptions.ts'
import {bleed, type Layout, layouts, measureOf, slug} from './layout.ts'
import {drawBlocks, headingScales} from './nodes/blocks.ts'
import {typstLanguage} from './nodes/inline.ts'
import type {BlockNode, InlineNode, ReferenceNode} from './nodes/node.ts'
import {fitsIn} from './nodes/printContext.ts'
import {References} from './nodes/references.ts'
import {textNodes, titleNodes} from './nodes/textNodes.ts'
import type {TextWidth} from './nodes/textWidth.ts'
import {type PrintedLogo, placeLogo} from './pictures/logo.ts'
import {Pictures} from './pictures/pictures.ts'
import type {PreparedPictures} from './pictures/preparedPictures.ts'

const graphemes = new Intl.Segmenter('en', {granularity: 'grapheme'})

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
  /** A fill page is blank, so that what follows begins on its own side of the sheet. */
  readonly kind: 'guide' | 'cover' | 'fill'
  readonly title: string
  /** Size of the title, against that of the text. */
  readonly headingScale: number
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
  /** Whether links bear numbers that lead to the list of addresses. */
  readonly numbersLinks: boolean
  readonly watermark: string | null
  /** Whose copy it is. */
  readonly owner: string | null
  /** How close it is set, and how large its figures are: shares of the usual. */
  readonly spacing: number
  readonly figures: number
  readonly body: readonly BlockNode[]
  readonly references: readonly ReferenceNode[]
}

/** What all inserts of a printer are drawn with. */
export interface DrawnWith {
  readonly prepared: PreparedPictures
  readonly textWidth: TextWidth
}

/** Sizes of texts outside the body, against that of the text; of the foot in points. */
const scales = {title: headingScales[0], longTitle: 1.6, summary: 1.15} as const
const foot = {size: 7, number: 15} as const

/** A title of more signs than this would fill half the page: it is set smaller. */
const longTitle = 60

/** Turns a guide into the data of its insert, its pictures made ready for the page. */
export async function insertOf(
  guide: Guide,
  {edition, images, watermark, reader}: InsertOptions,
  {prepared, textWidth}: DrawnWith,
): Promise<Insert> {
  const {handbook, language} = guide
  const layout = layouts[handbook?.trimSize ?? 'a5']
  const references = new References()
  const pictures = new Pictures(images, prepared, edition, guide.id)
  const context = {
    ...{language, references, pictures, textWidth, reader},
    width: measureOf(layout),
    size: layout.size,
    tallest: layout.tallest,
    stepFigure: layout.stepFigure,
    tallestInStep: layout.tallestInStep,
  }
  const body = drawBlocks(guide.body, context)
  await pictures.ready()
  const logo = await placeLogo(guide, images, prepared, 'head')
  const {links, revision} = words[language]
  const ownAddressOnly = guide.printedLinks === 'page' && references.size > 0
  const start = handbook?.page ?? 1
  const signs = [...graphemes.segment(guide.title)].length
  const headingScale = signs > longTitle ? scales.longTitle : scales.title
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
    headingScale,
    heading: titleNodes(guide.title, fitsIn(context, headingScale)),
    runningTitle: guide.shortTitle ?? guide.title,
    summary: textNodes(guide.summary, fitsIn(context, scales.summary)),
    school: guide.site.name,
    logo: logo?.place ?? null,
    handbook: handbook?.title ?? '',
    editionName: handbook?.edition ?? '',
    address: textNodes(
      readableAddress(guide.address),
      fitsIn({...context, size: foot.size, width: context.width - foot.number}),
    ),
    stamp: `${revision} ${guide.revision}`,
    words: {links},
    numbersLinks: !ownAddressOnly,
    watermark: watermark ?? null,
    kind: 'guide',
    owner: reader?.owner ?? null,
    spacing: 1,
    figures: 1,
    body,
    references: ownAddressOnly
      ? new References([guide.address]).list(context, 'codes')
      : references.list(context, guide.printedLinks),
  }
  const {findings, lowestResolution} = pictures
  const files = new Map(pictures.files)
  if (logo !== undefined) files.set(logo.place.file, logo.data)
  return {data, files, layout, lowestResolution, findings}
}
