import {decodePDFRawStream, PDFArray, PDFDocument, PDFRawStream} from '@cantoo/pdf-lib'

/**
 * The inks in which a PDF draws its letters, each once: the colour that holds whenever text is shown,
 * as it is written in the page (“0 0 0 1 k”). Reads the operators of ISO 32000-2, 8.6.8 and 9.4.3.
 */
export async function inksOfText(pdf: Uint8Array): Promise<ReadonlySet<string>> {
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  const inks = new Set<string>()
  for (const page of document.getPages()) {
    const contents = page.node.Contents()
    const streams = contents instanceof PDFArray ? contents.asArray() : [contents]
    for (const entry of streams) {
      const stream = document.context.lookup(entry)
      if (!(stream instanceof PDFRawStream)) continue
      const source = new TextDecoder('latin1').decode(decodePDFRawStream(stream).decode())
      collect(source, inks)
    }
  }
  return inks
}

/** Strings, names, numbers and operators; what stands in a string is never an operator. */
const token = /\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>|\/[^\s()<>[\]/]*|[^\s()<>[\]/]+/gu

const fills = new Set(['k', 'g', 'rg', 'scn', 'sc'])
const shows = new Set(['Tj', 'TJ', "'", '"'])

function collect(source: string, inks: Set<string>): void {
  let fill = '0 g'
  const saved: string[] = []
  let operands: string[] = []
  for (const [word] of source.matchAll(token)) {
    if (/^[-+.\d/(<]/u.test(word)) {
      operands.push(word)
      continue
    }
    if (word === 'q') saved.push(fill)
    else if (word === 'Q') fill = saved.pop() ?? fill
    else if (fills.has(word)) fill = [...operands, word].join(' ')
    else if (shows.has(word)) inks.add(fill)
    operands = []
  }
}
