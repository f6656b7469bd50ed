/**
 * Draws many inserts in a process that holds a printer and nothing else, and answers with the most
 * memory it took, in bytes. Started by the bench of print.
 */
import type {Guide} from '../../renderers/guide/model.ts'
import {createPrinter} from '../../renderers/print/printer.ts'
import {loadFonts} from '../../studio/pipeline/pieces/fonts.ts'
import {openTypst} from '../../studio/pipeline/pieces/print/typst.ts'

/** What to draw, and how often. */
export interface Order {
  readonly guide: Guide
  readonly images: ReadonlyMap<string, Uint8Array>
  readonly count: number
}

process.once('message', async ({guide, images, count}: Order) => {
  const fonts = loadFonts()
  const printer = createPrinter(await openTypst(fonts), fonts)
  let highest = 0
  for (let index = 0; index < count; index += 1) {
    const shown = {...guide, title: `${guide.title} ${index}`}
    const {value} = await printer.insert(shown, {edition: 'screen', images})
    if (value === undefined) throw new Error('An insert could not be drawn.')
    highest = Math.max(highest, process.memoryUsage.rss())
  }
  process.send?.(highest)
  process.disconnect()
})
