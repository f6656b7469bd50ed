import {readFile} from 'node:fs/promises'
import {PDFiumLibrary} from '@hyzyla/pdfium'
import sharp from 'sharp'
import type {PieceFacts} from '../facts.ts'
import type {Sketch} from '../piece.ts'

export interface PagePicturesInput {
  /** The PDF. */
  readonly file: string
  readonly pixelsPerInch: number
}

/** Draws the pages of a PDF as a screen shows them. */
export async function drawPagePictures({
  file,
  pixelsPerInch,
}: PagePicturesInput): Promise<Sketch<'pagePictures'>> {
  const library = await PDFiumLibrary.init()
  const files: {name: string; bytes: Uint8Array}[] = []
  const pages: PieceFacts['pagePictures']['pages'] = []
  try {
    const document = await library.loadDocument(await readFile(file))
    for (const page of document.pages()) {
      const text = page.getText()
      const {data, width, height} = await page.render({
        scale: pixelsPerInch / 72,
        render: 'bitmap',
      })
      const name = `page-${pages.length + 1}.png`
      const image = sharp(data, {raw: {width, height, channels: 4}})
      files.push({name, bytes: await image.png({compressionLevel: 3}).toBuffer()})
      pages.push({file: name, text, width, height})
    }
    document.destroy()
  } finally {
    library.destroy()
  }
  return {value: {files, facts: {pages}}, findings: []}
}
