import pMap from 'p-map'
import {createCache} from '../cache.ts'
import type {Font} from '../font.ts'
import {type Found, isError} from '../guide/finding/finding.ts'
import type {Guide} from '../guide/model.ts'
import {paletteOf} from '../palette.ts'
import type {Card, CardOptions} from './card.ts'
import {layOutClosing} from './cards/closing.ts'
import {layOutCover} from './cards/cover.ts'
import {layOutLinkPreview} from './cards/linkPreview.ts'
import {layOutStep} from './cards/step.ts'
import {contentsOf} from './contents.ts'
import {createPainter} from './drawing/paint.ts'
import {pictureInPart, unreadablePicture, weightFindings} from './findings.ts'
import type {CardContext, CardLayout, SiteContext} from './layout/context.ts'
import {placesOn} from './layout/places.ts'
import {readLogo} from './picture/logo.ts'
import {createTypesetter} from './text/typesetter.ts'

/** One is encoded while the next is laid out; more would only hold more pixels. */
const AT_A_TIME = 2

/** A page of the site that is not a guide: the home page, or a section. Its address is absolute. */
export interface PreviewedPage extends Pick<Guide, 'site' | 'title' | 'language' | 'address'> {}

/** Draws social cards. The same input gives the same bytes. */
export interface CardRenderer {
  /** Draws all cards of a guide: `og`, `square`, `portrait`, `story`, `step-1` and on, `closing`. */
  render(guide: Guide, options: CardOptions): Promise<Found<readonly Card[]>>
  /** Draws the link preview of a page that is not a guide; undefined where its text cannot be drawn. */
  renderPreview(page: PreviewedPage, options: CardOptions): Promise<Found<Card | undefined>>
}

/** Makes a renderer that sets its text in the given fonts. */
export function createCardRenderer(fonts: readonly Font[]): CardRenderer {
  const typesetter = createTypesetter(fonts)
  const paint = createPainter(typesetter)
  const logos = createCache<Awaited<ReturnType<typeof readLogo>>>(4)

  /** Draws what `layOut` makes of the site, and puts out what can be painted. */
  async function finish(
    document: string,
    {site, language}: Pick<Guide, 'site' | 'language'>,
    description: string,
    {images, format}: CardOptions,
    layOut: (context: SiteContext) => Promise<readonly CardLayout[]>,
  ): Promise<Found<readonly Card[]>> {
    // Under its own name only where it is there: one that is missing may come with the next guide.
    const asset = site.logo?.asset ?? ''
    const {value: logo, findings} = await logos(images.has(asset) ? asset : '', () =>
      readLogo(site, images),
    )
    const [{light: colours}, {motif}] = [paletteOf(site.look), site.look]
    const layouts = await layOut({site, language, typesetter, colours, motif, logo})
    // Of a text that no font has, no card is of use.
    const missing = layouts.flatMap((layout) => layout.findings.filter(isError))
    if (missing.length > 0) {
      const each = new Map(missing.map((finding) => [JSON.stringify(finding), finding]))
      return {value: [], findings: [...each.values()]}
    }
    const options = {images, colours, format, description}
    const cards = await pMap(
      layouts,
      async (layout): Promise<Found<readonly Card[]>> => {
        const {name, size, alternativeText, caption, figure} = layout
        const source = {document, path: figure?.at ?? ''}
        try {
          const {picture, boxes, ...file} = await paint(layout, options)
          const found = [...layout.findings, ...weightFindings(source, name, file.bytes.length)]
          if (picture?.whole === false) found.push(pictureInPart(source, name))
          const places = placesOn(boxes, size, document, figure?.at)
          const card = {name, ...size, ...file, alternativeText, caption, places}
          return {value: [card], findings: found}
        } catch (error) {
          if (figure === undefined) throw error
          return {value: [], findings: [...layout.findings, unreadablePicture(source, error)]}
        }
      },
      {concurrency: AT_A_TIME},
    )
    return {
      value: cards.flatMap(({value}) => value),
      findings: [...findings, ...cards.flatMap((card) => card.findings)],
    }
  }

  return {
    async render(guide, options) {
      const description = `${guide.address} ${guide.revision}`
      const layOut = (context: SiteContext) => layOutCards({...context, guide})
      return finish(guide.id, guide, description, options, layOut)
    },
    async renderPreview({title, address, ...page}, options) {
      const source = {document: 'siteSettings', path: 'schoolName', what: 'the title of the page'}
      const layOut = async (context: SiteContext) => [
        await layOutLinkPreview([title], source, context),
      ]
      const {value, findings} = await finish(source.document, page, address, options, layOut)
      return {value: value[0], findings}
    },
  }
}

/** Lays out all cards of a guide, up to the point where they become pixels. */
export async function layOutCards(context: CardContext): Promise<readonly CardLayout[]> {
  const {id, title, shortTitle, coverFigure} = context.guide
  const {figures, steps, links} = contentsOf(context.guide)
  const figure = coverFigure ?? figures[0]
  const source = {document: id, path: 'title', what: 'the title'}
  return Promise.all([
    layOutLinkPreview(shortTitle ? [title, shortTitle] : [title], source, context, figure),
    layOutCover('square', figure, context),
    layOutCover('portrait', figure, context),
    layOutCover('story', figure, context),
    ...steps.map((step, index) => layOutStep(step, index + 1, context)),
    layOutClosing(links, context),
  ])
}
