import {PDFiumLibrary} from '@hyzyla/pdfium'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'
import type {PDFDocumentProxy, PDFPageProxy} from 'pdfjs-dist/types/src/pdf.js'
import type {Finding} from '../../renderers/guide/finding/finding.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {prove} from '../../studio/pipeline/proof/prove.ts'
import {readPdf, readPdfAgain} from '../../studio/pipeline/proof/readPdf.ts'

/** Reads a PDF with pdf.js, and closes it again. */
export async function reading<T>(
  pdf: Uint8Array,
  read: (document: PDFDocumentProxy, pages: readonly PDFPageProxy[]) => Promise<T>,
): Promise<T> {
  const task = getDocument({data: new Uint8Array(pdf), verbosity: 0})
  try {
    const document = await task.promise
    const pages: PDFPageProxy[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      pages.push(await document.getPage(number))
    }
    return await read(document, pages)
  } finally {
    await task.destroy()
  }
}

/** One element of the structure that readers who listen are given. */
export interface Tagged {
  readonly role: string
  readonly alternativeText: string | undefined
  /** The text in it, and in what it holds. */
  readonly text: string
}

/** The tagged elements of a page in the order in which they are read out, each before what it holds. */
export async function taggedOf(page: PDFPageProxy): Promise<Tagged[]> {
  const {items} = await page.getTextContent({includeMarkedContent: true})
  const texts = new Map<string, string>()
  const open: string[] = []
  for (const item of items) {
    const id = open.findLast((entry) => entry !== '')
    if ('str' in item) {
      if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + item.str)
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push(typeof item.id === 'string' ? item.id : '')
  }
  const elements: Tagged[] = []
  /** Undefined where nothing of an element is on this page. */
  const visit = (node: unknown): string | undefined => {
    if (typeof node !== 'object' || node === null) return undefined
    if ('id' in node && typeof node.id === 'string') return texts.get(node.id) ?? ''
    if (!('children' in node) || !Array.isArray(node.children)) return undefined
    const place = elements.length
    const inside = node.children.map(visit).filter((text) => text !== undefined)
    if (inside.length === 0) return undefined
    const text = inside.join('')
    const role = 'role' in node ? String(node.role) : ''
    const alternativeText = 'alt' in node ? String(node.alt) : undefined
    elements.splice(place, 0, {role, alternativeText, text})
    return text
  }
  visit(await page.getStructTree())
  return elements
}

/** A page as pixels, RGBA. */
export interface Pixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** Draws the pages of a PDF as pixels, RGBA, at some pixels per inch: with PDFium. */
export async function pixelsOf(pdf: Uint8Array, resolution: number): Promise<Pixels[]> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(pdf)
    const drawn: Pixels[] = []
    for (const page of document.pages()) {
      const {data, width, height} = await page.render({scale: resolution / 72, render: 'bitmap'})
      drawn.push({data: new Uint8ClampedArray(data), width, height})
    }
    document.destroy()
    return drawn
  } finally {
    library.destroy()
  }
}

/** What a PDF lacks of a guide, as the pipeline proves it. */
export function missingFrom(guide: Guide, pdf: Uint8Array): Promise<readonly Finding[]> {
  return prove(
    guide,
    'print',
    () => readPdf(pdf),
    () => readPdfAgain(pdf),
  )
}
