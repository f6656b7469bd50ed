import {ParseSpeeds, PDFDocument} from '@cantoo/pdf-lib'

/** Reads a PDF at one go: pauses, which keep browsers alive, take longer than the reading. */
export function loadPdf(pdf: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(pdf, {updateMetadata: false, parseSpeed: ParseSpeeds.Fastest})
}

/** The bytes of a PDF, with everything in it where its writer put it. */
export function savePdf(document: PDFDocument): Promise<Uint8Array> {
  return document.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  })
}
