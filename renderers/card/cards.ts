import type {Font} from '../font.ts'
import {missingGlyphsOf} from '../glyphs.ts'
import type {Finding, Found} from '../guide/finding.ts'
import type {Guide} from '../guide/model.ts'
import type {CardName} from './card.ts'
import {drawCards} from './drawings.ts'
import {unreadablePicture} from './findings.ts'
import {checkGlyphs} from './glyphFindings.ts'
import {createPainter} from './painter.ts'
import {readLogo} from './readLogo.ts'
import {createTypesetter} from './typesetter.ts'

/** A finished card. */
export interface Card {
  readonly name: CardName
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** PNG. */
  readonly bytes: Uint8Array
  /** For the post that the card goes with. */
  readonly alternativeText: string
}

/** Draws social cards. */
export interface CardRenderer {
  /**
   * Draws all cards of a guide: `og`, `square`, `story`, `step-1` and on, `closing`.
   * Takes originals by asset id; returns the cards, and what was found. The same guide and images
   * give the same bytes.
   */
  render(
    guide: Guide,
    options: {readonly images: ReadonlyMap<string, Uint8Array>},
  ): Promise<Found<readonly Card[]>>
}

/** Makes a renderer that sets its text in the given fonts. */
export function createCardRenderer(fonts: readonly Font[]): CardRenderer {
  const typesetter = createTypesetter(fonts)
  const painter = createPainter(typesetter)
  const missingGlyphs = missingGlyphsOf(fonts)
  return {
    async render(guide, {images}) {
      const findings: Finding[] = checkGlyphs(guide, missingGlyphs)
      if (findings.length > 0) return {value: [], findings}
      const logo = await readLogo(guide, images)
      findings.push(...logo.findings)
      const drawings = drawCards(guide, typesetter, logo.value)
      const description = `${guide.address} ${guide.revision}`
      const cards = await Promise.all(
        drawings.map(async (drawing): Promise<Card[]> => {
          findings.push(...drawing.findings)
          const {name, size, alternativeText, picture} = drawing
          try {
            const bytes = await painter.paint(drawing, images, description)
            return [{name, ...size, bytes, alternativeText}]
          } catch (error) {
            if (picture === undefined) throw error
            findings.push(unreadablePicture(guide, picture.picture, error))
            return []
          }
        }),
      )
      return {value: cards.flat(), findings}
    },
  }
}
