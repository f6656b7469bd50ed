import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'
import type {PDFDocumentProxy, PDFPageProxy} from 'pdfjs-dist/types/src/pdf.js'

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
  const open: (string | undefined)[] = []
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((entry) => entry !== undefined)
      if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + item.str)
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push(item.id)
  }
  const elements: Tagged[] = []
  const visit = (node: unknown): string => {
    if (typeof node !== 'object' || node === null) return ''
    if ('id' in node && typeof node.id === 'string') return texts.get(node.id) ?? ''
    if (!('children' in node) || !Array.isArray(node.children)) return ''
    const place = elements.length
    const role = 'role' in node ? String(node.role) : ''
    const alternativeText = 'alt' in node ? String(node.alt) : undefined
    elements.push({role, alternativeText, text: ''})
    const text = node.children.map(visit).join('')
    elements[place] = {role, alternativeText, text}
    return text
  }
  visit(await page.getStructTree())
  return elements
}

/** Draws a page as pixels, RGBA, at some pixels per inch. */
export async function pixelsOf(document: PDFDocumentProxy, page: PDFPageProxy, resolution: number) {
  const viewport = page.getViewport({scale: resolution / 72})
  const {width, height} = viewport
  const factory: unknown = document.canvasFactory
  if (typeof factory !== 'object' || factory === null || !('create' in factory)) throw new Error()
  if (typeof factory.create !== 'function') throw new Error('pdf.js makes no canvas here.')
  const {canvas, context} = factory.create(Math.ceil(width), Math.ceil(height))
  await page.render({canvas, canvasContext: context, viewport}).promise
  const {data} = context.getImageData(0, 0, canvas.width, canvas.height)
  return {data: new Uint8ClampedArray(data), width: canvas.width, height: canvas.height}
}
