import {type PDFDocument, PDFHeader} from '@cantoo/pdf-lib'
import {writeBoxes} from './boxes.ts'
import type {Layout} from './layout.ts'
import {type Profile, writeOutputIntent} from './outputIntent.ts'

/**
 * Finishes a press edition: page boxes, and the output intent of PDF/X-4 where a profile is named.
 * Typst knows neither yet. Takes what Typst drew, returns the bytes of a PDF; tags and page labels survive.
 */
export async function finishForPress(
  document: PDFDocument,
  layout: Layout,
  profile: Profile | undefined,
): Promise<Uint8Array> {
  // What PDF/X-4 is built on (ISO 15930-7), and what Typst as WebAssembly cannot be asked for.
  document.context.header = PDFHeader.forVersion(1, 6)
  writeBoxes(document, layout)
  if (profile !== undefined) writeOutputIntent(document, profile)
  return document.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
  })
}
