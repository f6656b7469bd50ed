import type {Language} from '../../schemas/language.ts'
import type {Font} from '../font.ts'
import {missingGlyphsOf} from '../glyphs.ts'
import type {Found} from '../guide/finding.ts'
import type {Guide, Site} from '../guide/model.ts'
import {findMissingGlyphs} from '../missingGlyph.ts'
import {paletteOf} from '../palette.ts'
import {type Card, type CardFormat, kindOf} from './card.ts'
import {drawClosing} from './cards/closing.ts'
import {drawCover} from './cards/cover.ts'
import {drawLinkPreview} from './cards/linkPreview.ts'
import {drawStep} from './cards/step.ts'
import {contentsOf} from './contents.ts'
import type {Drawing} from './drawing/drawing.ts'
import {budgets} from './drawing/encode.ts'
import {createPainter} from './drawing/paint.ts'
import {pictureInPart, tooHeavy, unreadablePicture} from './findings.ts'
import {checkGlyphs} from './glyphFindings.ts'
import type {CardContext, SiteContext} from './layout/context.ts'
import type {Images} from './picture/framedPicture.ts'
import {readLogo} from './picture/logo.ts'
import {createTypesetter} from './text/typesetter.ts'

export type {Card} from './card.ts'

/** What cards are drawn with. */
export interface CardOptions {
  /** Originals by asset id. */
  readonly images: Images
  /** Absent where photographs go out as JPEG and all else as PNG. */
  readonly format?: CardFormat | undefined
}

/** A page of the site that is no guide: the home page, or a section. Its address is absolute. */
export interface PreviewedPage {
  readonly site: Site
  readonly title: string
  readonly language: Language
  readonly address: string
}

/** Draws social cards. The same input gives the same bytes. */
export interface CardRenderer {
  /** Draws all cards of a guide: `og`, `square`, `portrait`, `story`, `step-1` and on, `closing`. */
  render(guide: Guide, options: CardOptions): Promise<Found<readonly Card[]>>
  /** Draws the link preview of a page that is no guide; undefined where its text cannot be drawn. */
  renderPreview(page: PreviewedPage, options: CardOptions): Promise<Found<Card | undefined>>
}

/** Makes a renderer that sets its text in the given fonts. */
export function createCardRenderer(fonts: readonly Font[]): CardRenderer {
  const typesetter = createTypesetter(fonts)
  const paint = createPainter(typesetter)
  const missingGlyphs = missingGlyphsOf(fonts)

  /** Draws what `draw` makes of the site, and puts out what can be painted. */
  async function finish(
    {site, language}: {readonly site: Site; readonly language: Language},
    {document, description}: {readonly document: string; readonly description: string},
    {images, format}: CardOptions,
    draw: (context: SiteContext) => Promise<readonly Drawing[]>,
  ): Promise<Found<readonly Card[]>> {
    const {value: logo, findings} = await readLogo(site, images)
    const [{light: colours}, {motif}] = [paletteOf(site.look), site.look]
    const drawings = await draw({site, language, typesetter, colours, motif, logo})
    const found = [...findings, ...drawings.flatMap((drawing) => drawing.findings)]
    const cards = await Promise.all(
      drawings.map(async (drawing): Promise<Card[]> => {
        const {name, size, alternativeText, caption, figure} = drawing
        const source = {document, path: figure?.at ?? ''}
        try {
          const options = {images, colours, format, description}
          const {picture, ...file} = await paint(drawing, options)
          const {length: bytes} = file.bytes
          const budget = budgets[kindOf(name)]
          if (picture?.whole === false) found.push(pictureInPart(source, name))
          if (bytes > budget) found.push(tooHeavy(source, name, bytes, budget))
          return [{name, ...size, ...file, alternativeText, caption}]
        } catch (error) {
          if (figure === undefined) throw error
          found.push(unreadablePicture(source, error))
          return []
        }
      }),
    )
    return {value: cards.flat(), findings: found}
  }

  return {
    async render(guide, options) {
      const missing = checkGlyphs(guide, missingGlyphs)
      if (missing.length > 0) return {value: [], findings: missing}
      const source = {document: guide.id, description: `${guide.address} ${guide.revision}`}
      return finish(guide, source, options, (context) => drawCards({...context, guide}))
    },
    async renderPreview({title, address, ...page}, options) {
      const source = {document: 'siteSettings', path: 'schoolName', what: 'the title of the page'}
      const texts = [page.site.name, title].map((text) => ({...source, text}))
      const missing = findMissingGlyphs(texts, 'card', missingGlyphs)
      if (missing.length > 0) return {value: undefined, findings: missing}
      const {value, findings} = await finish(
        page,
        {document: source.document, description: address},
        options,
        async (context) => [await drawLinkPreview({titles: [title], source}, context)],
      )
      return {value: value[0], findings}
    },
  }
}

/** Draws all cards of a guide, up to the point where they become pixels. */
export async function drawCards(context: CardContext): Promise<readonly Drawing[]> {
  const {id, title, shortTitle = title, coverFigure} = context.guide
  const {figures, steps, links} = contentsOf(context.guide)
  const figure = coverFigure ?? figures[0]
  const source = {document: id, path: 'title', what: 'the title'}
  return Promise.all([
    drawLinkPreview({titles: [title, shortTitle], figure, source}, context),
    drawCover('square', figure, context),
    drawCover('portrait', figure, context),
    drawCover('story', figure, context),
    ...steps.map((step, index) => drawStep(step, index + 1, context)),
    drawClosing(links, context),
  ])
}
