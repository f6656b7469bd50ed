import {PDFiumLibrary} from '@hyzyla/pdfium'
import type {ReadText} from './readText.ts'

/**
 * Reads what a PDF says, page after page, with PDFium. It reads cells that stand side by side line by
 * line, and so may tear their texts apart: see `readPdfAgain`.
 */
export async function readPdf(pdf: Uint8Array): Promise<ReadText> {
  return saidOn(await readWithPdfium(pdf))
}

/** The same with pdf.js, which is blind in another place: it reads Tamil in the order in which it is drawn. */
export async function readPdfAgain(pdf: Uint8Array): Promise<ReadText> {
  return saidOn(await readWithPdfJs(pdf))
}

/** Paper gives its addresses as text. */
function saidOn(pages: readonly string[]): ReadText {
  const text = pages.join('\n')
  return {text, addresses: [text], pages}
}

/** PDFium never lets go of a page whose text was read, half a megabyte each: after so many documents it begins anew. */
const MAX_DOCUMENTS = 40

let opened: Promise<PDFiumLibrary> | undefined
let documents = 0

async function readWithPdfium(pdf: Uint8Array): Promise<readonly string[]> {
  if (opened === undefined || documents === MAX_DOCUMENTS) {
    opened = PDFiumLibrary.init()
    documents = 0
  }
  documents += 1
  const document = await (await opened).loadDocument(pdf)
  try {
    // PDFium gives a hyphen at the end of a line as a sign that is no character.
    return [...document.pages()].map((page) => page.getText().replaceAll('\uFFFE', '-'))
  } finally {
    document.destroy()
  }
}

async function readWithPdfJs(pdf: Uint8Array): Promise<readonly string[]> {
  const {getDocument} = await import('pdfjs-dist/legacy/build/pdf.mjs')
  // The reader takes the bytes for its own.
  const task = getDocument({data: new Uint8Array(pdf), verbosity: 0})
  try {
    const document = await task.promise
    const pages: string[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const {items} = await (await document.getPage(number)).getTextContent()
      pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
    }
    return pages
  } finally {
    await task.destroy()
  }
}

/** What each page is called, as readers of the file are shown it. */
export async function pageLabelsOf(pdf: Uint8Array): Promise<readonly string[]> {
  const {getDocument} = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({data: new Uint8Array(pdf), verbosity: 0})
  try {
    const document = await task.promise
    const pages = Array.from({length: document.numPages}, (_, index) => String(index + 1))
    return (await document.getPageLabels()) ?? pages
  } finally {
    await task.destroy()
  }
}
