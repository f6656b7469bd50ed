import {PDFDict, type PDFDocument, PDFName, PDFRawStream} from '@cantoo/pdf-lib'
import type {Finding} from '../../../renderers/guide/finding/finding.ts'
import type {Edition} from '../../../renderers/print/edition.ts'
import {loadPdf} from '../../../renderers/print/pdfFile.ts'
import type {PieceFacts} from '../pieces/facts.ts'
import {describeFinding} from '../publication/report/describeFinding.ts'
import {inksOfText} from './inksOfText.ts'

const millimetre = 72 / 25.4

/**
 * What a print office wants to know of a finished file before it goes to press, as lines of text:
 * read from the file itself, except for the resolution and the findings, which come from drawing it.
 */
export async function preflight(
  {pdf, pages, lowestResolution}: {readonly pdf: Uint8Array} & PieceFacts['insert'],
  edition: Edition,
  findings: readonly Finding[],
): Promise<string> {
  const document = await loadPdf(pdf)
  const [page] = document.getPages()
  const boxes = page
    ? [
        `sheet    ${size(page.getMediaBox())}`,
        `bleed    ${size(page.getBleedBox())}`,
        `trimmed  ${size(page.getTrimBox())}`,
      ]
    : []
  const inks = [...(await inksOfText(pdf))].sort()
  const lines = [
    `edition  ${edition}`,
    `pages    ${pages}`,
    ...boxes,
    `intent   ${document.catalog.has(PDFName.of('OutputIntents')) ? 'PDF/X-4, profile embedded' : 'none'}`,
    `fonts    ${fontsOf(document).join('\n         ')}`,
    `pictures ${lowestResolution === null ? 'none' : `${Math.round(lowestResolution)} ppi at the least`}`,
    `in       ${picturesOf(document)}`,
    ...(edition === 'press'
      ? [
          'black    overprints',
          'marks    crop marks, in black alone: there are no registration marks',
        ]
      : []),
    `letters  ${inks.map(nameOfInk).join('\n         ')}`,
    `findings ${findings.length === 0 ? 'none' : findings.length}`,
    ...findings.map(describeFinding),
  ]
  return `${lines.join('\n')}\n`
}

function size({width, height}: {width: number; height: number}): string {
  return `${(width / millimetre).toFixed(2)} × ${(height / millimetre).toFixed(2)} mm`
}

/** Each font of a document, and whether its file is inside. */
function fontsOf({context}: PDFDocument): string[] {
  const fonts = new Set<string>()
  for (const [, entry] of context.enumerateIndirectObjects()) {
    if (!(entry instanceof PDFDict)) continue
    const name = entry.get(PDFName.of('FontName'))
    if (
      !(name instanceof PDFName) ||
      entry.get(PDFName.of('Type')) !== PDFName.of('FontDescriptor')
    )
      continue
    const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) =>
      entry.has(PDFName.of(key)),
    )
    fonts.add(`${name.decodeText()}, ${embedded ? 'embedded' : 'NOT EMBEDDED'}`)
  }
  return [...fonts].sort()
}

/** The colours that pictures are in, each once. */
function picturesOf({context}: PDFDocument): string {
  const spaces = new Set<string>()
  for (const [, entry] of context.enumerateIndirectObjects()) {
    if (!(entry instanceof PDFRawStream)) continue
    if (entry.dict.get(PDFName.of('Subtype')) !== PDFName.of('Image')) continue
    const space = entry.dict.lookup(PDFName.of('ColorSpace'))
    spaces.add(space instanceof PDFName ? (nameOfSpace[space.decodeText()] ?? 'RGB') : 'RGB')
  }
  return spaces.size === 0 ? 'no pictures' : [...spaces].sort().join(', ')
}

const nameOfSpace: Readonly<Record<string, string>> = {
  DeviceGray: 'greys',
  DeviceCMYK: 'four inks',
  DeviceRGB: 'RGB',
}

/** An ink as it is written in the page, and what that is. */
function nameOfInk(ink: string): string {
  const names: Record<string, string> = {
    '0 0 0 1 k': 'black alone (C 0, M 0, Y 0, K 100)',
    '0 0 0 0 k': 'left out of a coloured ground (C 0, M 0, Y 0, K 0)',
  }
  return names[ink] ?? ink
}
