import {PDFDocument} from '@cantoo/pdf-lib'
import {bleed, type Layout, slug} from './layout.ts'

const pointsPerMillimetre = 72 / 25.4

/**
 * Writes the page boxes of a press edition (ISO 32000-2, 14.11.2): where the page is trimmed, and how
 * far colour runs over it. Typst knows no boxes yet. Returns new bytes; tags and page labels survive.
 */
export async function writeBoxes(pdf: Uint8Array, {width, height}: Layout): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  const points = (millimetres: number) => millimetres * pointsPerMillimetre
  for (const page of document.getPages()) {
    page.setTrimBox(points(slug), points(slug), points(width), points(height))
    const edge = points(slug - bleed)
    page.setBleedBox(edge, edge, points(width + 2 * bleed), points(height + 2 * bleed))
  }
  return document.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
  })
}
