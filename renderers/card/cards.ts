import type {Language} from '../../schemas/language.ts'
import type {Font} from '../font.ts'
import {missingGlyphsOf} from '../glyphs.ts'
import type {Finding, Found} from '../guide/finding.ts'
import type {Guide, Site} from '../guide/model.ts'
import {findMissingGlyphs} from '../missingGlyph.ts'
import {paletteOf} from '../palette.ts'
import {type Card, type CardFormat, kindOf} from './card.ts'
import {drawCards} from './cards/allCards.ts'
import {drawPagePreview} from './cards/linkPreview.ts'
import {pictureInPart, tooHeavy, unreadablePicture} from './content/findings.ts'
import {checkGlyphs} from './content/glyphFindings.ts'
import type {Drawing} from './drawing/drawing.ts'
import {budgets} from './drawing/encode.ts'
import {createPainter} from './drawing/paint.ts'
import type {SiteContext} from './layout/context.ts'
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

/** A page of the site that is no guide: the home page, or a section. */
export interface PreviewedPage {
  readonly site: Site
  readonly title: string
  readonly language: Language
  /** Absolute. */
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
  const painter = createPainter(typesetter)
  const missingGlyphs = missingGlyphsOf(fonts)

  async function contextOf(
    site: Site,
    language: Language,
    images: Images,
  ): Promise<Found<SiteContext>> {
    const {value: logo, findings} = await readLogo(site, images)
    const {look} = site
    const colours = paletteOf(look).light
    const context = {site, language, typesetter, colours, motif: look.motif}
    return {value: {...context, ...(logo === undefined ? {} : {logo})}, findings}
  }

  async function finish(
    drawing: Drawing,
    {document, description}: {readonly document: string; readonly description: string},
    options: CardOptions,
  ): Promise<Found<readonly Card[]>> {
    const {name, size, alternativeText, caption, figure} = drawing
    const path = figure?.at ?? ''
    try {
      const painted = await painter.paint(drawing, {...options, description})
      const {picture, ...file} = painted
      const budget = budgets[kindOf(name)]
      const findings = [
        ...drawing.findings,
        ...(figure && picture?.shown.whole === false
          ? [pictureInPart(document, figure, name)]
          : []),
        ...(file.bytes.length > budget
          ? [tooHeavy(document, path, name, {bytes: file.bytes.length, budget})]
          : []),
      ]
      return {value: [{name, ...size, ...file, alternativeText, caption}], findings}
    } catch (error) {
      if (figure === undefined) throw error
      return {value: [], findings: [...drawing.findings, unreadablePicture(document, path, error)]}
    }
  }

  return {
    async render(guide, options) {
      const missing = checkGlyphs(guide, missingGlyphs)
      if (missing.length > 0) return {value: [], findings: missing}
      const site = await contextOf(guide.site, guide.language, options.images)
      const drawings = await drawCards({...site.value, guide})
      const source = {document: guide.id, description: `${guide.address} ${guide.revision}`}
      const finished = await Promise.all(
        drawings.map((drawing) => finish(drawing, source, options)),
      )
      return {
        value: finished.flatMap(({value}) => value),
        findings: [...site.findings, ...finished.flatMap(({findings}) => findings)],
      }
    },
    async renderPreview({site, title, language, address}, options) {
      const texts = [
        {document: 'siteSettings', path: 'schoolName', text: site.name},
        {document: 'siteSettings', path: '', text: title},
      ]
      const missing: Finding[] = findMissingGlyphs(texts, 'card', missingGlyphs)
      if (missing.length > 0) return {value: undefined, findings: missing}
      const context = await contextOf(site, language, options.images)
      const drawing = await drawPagePreview(title, context.value)
      const source = {document: 'siteSettings', description: address}
      const {value, findings} = await finish(drawing, source, options)
      return {value: value[0], findings: [...context.findings, ...findings]}
    },
  }
}
