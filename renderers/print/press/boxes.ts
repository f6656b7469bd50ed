import type {PDFDocument} from '@cantoo/pdf-lib'
import {bleed, type Layout, slug} from '../layout.ts'

const pointsPerMillimetre = 72 / 25.4

/**
 * Writes the page boxes of a press edition (ISO 32000-2, 14.11.2): where the page is trimmed, and how
 * far colour runs over it.
 */
export function writeBoxes(document: PDFDocument, {width, height}: Layout): void {
  const points = (millimetres: number) => millimetres * pointsPerMillimetre
  for (const page of document.getPages()) {
    page.setTrimBox(points(slug), points(slug), points(width), points(height))
    const edge = points(slug - bleed)
    page.setBleedBox(edge, edge, points(width + 2 * bleed), points(height + 2 * bleed))
  }
}
