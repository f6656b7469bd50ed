import type {PDFDocument} from '@cantoo/pdf-lib'

/** The bytes of a PDF, with everything in it where its writer put it. */
export function savePdf(document: PDFDocument): Promise<Uint8Array> {
  return document.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
  })
}
