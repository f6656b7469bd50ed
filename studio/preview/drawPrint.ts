import {PDFiumLibrary} from '@hyzyla/pdfium'
import sharp from 'sharp'
import type {Font} from '../../renderers/font.ts'
import type {Found} from '../../renderers/guide/finding.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {createPrinter} from '../../renderers/print/printer.ts'
import {fetchOriginals} from '../drawing/originals.ts'
import {openTypst} from '../drawing/typst.ts'
import type {Preview, PreviewPicture} from '../panes/preview.ts'

/** Sharp enough to read the small print of a page in half a window. */
const pixelsPerInch = 120

/** Makes what draws the pages of a guide's insert as a screen shows them, and their file. */
export function createPrintPreview(fonts: readonly Font[]) {
  const printer = openTypst(fonts).then((typst) => createPrinter(typst, fonts))
  const reader = PDFiumLibrary.init()
  return async (guide: Guide): Promise<Found<Omit<Preview, 'findings'>>> => {
    const {originals: images, findings: missing} = await fetchOriginals([guide])
    const {value, findings} = await (await printer).insert(guide, {edition: 'screen', images})
    return {
      value:
        value === undefined
          ? {}
          : {
              pictures: await pagesOf(await reader, value.pdf),
              pdf: Buffer.from(value.pdf).toString('base64'),
            },
      findings: [...missing, ...findings],
    }
  }
}

async function pagesOf(library: PDFiumLibrary, pdf: Uint8Array): Promise<PreviewPicture[]> {
  const document = await library.loadDocument(pdf)
  try {
    const pages: PreviewPicture[] = []
    for (const page of document.pages()) {
      const alternativeText = page.getText()
      const {data, width, height} = await page.render({
        scale: pixelsPerInch / 72,
        render: 'bitmap',
      })
      const png = await sharp(data, {raw: {width, height, channels: 4}})
        .png({compressionLevel: 3})
        .toBuffer()
      pages.push({
        name: `Page ${pages.length + 1}`,
        alternativeText,
        png: png.toString('base64'),
        width,
        height,
      })
    }
    return pages
  } finally {
    document.destroy()
  }
}
