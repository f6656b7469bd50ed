import {PDFDict, type PDFDocument, PDFName, PDFRawStream, PDFString} from '@cantoo/pdf-lib'
import {streamBytes} from '../finished/streamBytes.ts'

/** The printing condition that a press edition is made for. */
export interface Profile {
  /** The bytes of an ICC profile of a CMYK printing condition. */
  readonly icc: Uint8Array
  /** Its name, as in the registry of characterizations: “FOGRA39”, “Coated FOGRA39”. */
  readonly name: string
}

/** Why bytes cannot serve as the profile of an output intent; undefined when they can (ICC.1:2022, 7.2). */
export function faultOfProfile(icc: Uint8Array): string | undefined {
  const signature = (at: number) => String.fromCharCode(...icc.subarray(at, at + 4))
  if (icc.length < 128 || signature(36) !== 'acsp') return 'it is not an ICC profile'
  if (signature(16) !== 'CMYK') return `its colours are ${signature(16).trim()}, not CMYK`
  if (signature(12) !== 'prtr') return 'it does not describe a printing press'
  return undefined
}

/**
 * Declares PDF/X-4 (ISO 15930-7): output intent with the profile embedded, identification in the
 * metadata, nothing trapped. The rest that X-4 asks for is so in every press edition: boxes, embedded
 * fonts, colours in CMYK or with a profile of their own, no annotations.
 */
export function writeOutputIntent(document: PDFDocument, {icc, name}: Profile): void {
  const {context, catalog} = document
  const profile = context.register(context.flateStream(icc, {N: 4}))
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFX',
    OutputConditionIdentifier: PDFString.of(name),
    Info: PDFString.of(name),
    DestOutputProfile: profile,
  })
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]))
  const info = context.lookup(context.trailerInfo.Info)
  if (info instanceof PDFDict) info.set(PDFName.of('Trapped'), PDFName.of('False'))
  identify(document)
}

/** Adds to the metadata that Typst writes what X-4 wants to find there. */
function identify({context, catalog}: PDFDocument): void {
  const key = PDFName.of('Metadata')
  const stream = catalog.lookup(key)
  if (!(stream instanceof PDFRawStream)) throw new Error('Typst wrote no metadata.')
  const written = new TextDecoder().decode(streamBytes(stream))
  const modified = /<xmp:ModifyDate>([^<]*)</u.exec(written)?.[1] ?? ''
  const added = [
    '<pdfxid:GTS_PDFXVersion xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">PDF/X-4</pdfxid:GTS_PDFXVersion>',
    '<pdf:Trapped>False</pdf:Trapped>',
    `<xmp:MetadataDate>${modified}</xmp:MetadataDate>`,
    '<xmpMM:VersionID>1</xmpMM:VersionID>',
  ].join('')
  const metadata = written
    .replace('</rdf:Description>', () => `${added}</rdf:Description>`)
    .replace(/(<xmpMM:RenditionClass>)[^<]*/u, '$1default')
  const bytes = new TextEncoder().encode(metadata)
  catalog.set(key, context.register(context.stream(bytes, {Type: 'Metadata', Subtype: 'XML'})))
}
