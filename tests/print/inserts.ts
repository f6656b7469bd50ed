import {fetchLibrary} from '../../renderers/guide/library.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {resolveGuide} from '../../renderers/guide/resolveGuide.ts'
import type {InsertOptions} from '../../renderers/print/insertOptions.ts'
import {createPrinter} from '../../renderers/print/printer.ts'
import {loadPrintFonts} from '../../studio/pipeline/pieces/fonts.ts'
import {openTypst} from '../../studio/pipeline/pieces/print/typst.ts'
import {datasets, imagesOf, serveDataset} from '../library.ts'

/** A guide as print gets it, with the originals of its pictures. */
export interface Printable {
  readonly guide: Guide
  readonly images: ReadonlyMap<string, Uint8Array>
}

/** Every guide that ships with the project, by the name of its files: the guidance and all examples. */
export async function openGuides(): Promise<ReadonlyMap<string, Printable>> {
  const guides = new Map<string, Printable>()
  for (const folder of Object.values(datasets)) {
    const {lake, client} = await serveDataset(folder)
    try {
      const library = await fetchLibrary(client)
      const found = [...library.guides.keys()].map((id) => resolveGuide(library, id, 'print').value)
      const images = await imagesOf(library, found)
      for (const guide of found) guides.set(guide.name, {guide, images})
    } finally {
      await lake.close()
    }
  }
  return guides
}

/** The printer that the product uses, and every guide to print. */
export async function openPrintRoom() {
  const [fonts, guides] = await Promise.all([loadPrintFonts(), openGuides()])
  const printer = createPrinter(await openTypst(fonts), fonts)
  const printable = (name: string): Printable => {
    const found = guides.get(name)
    if (found === undefined) throw new Error(`There is no guide named “${name}”.`)
    return found
  }
  return {
    printer,
    guides,
    printable,
    /** Draws an insert that has to succeed. */
    async print({guide, images}: Printable, options: Omit<InsertOptions, 'images'>) {
      const {value, findings} = await printer.insert(guide, {...options, images})
      if (value === undefined) throw new Error(findings.map(({problem}) => problem).join('\n'))
      return {...value, findings}
    },
  }
}
