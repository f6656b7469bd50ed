import {type CardRenderer, createCardRenderer} from '../../renderers/card/cards.ts'
import type {Finding} from '../../renderers/guide/finding.ts'
import type {Library} from '../../renderers/guide/library.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {resolveGuide} from '../../renderers/guide/resolveGuide.ts'
import {createPrinter} from '../../renderers/print/printer.ts'
import {textHtml} from '../../renderers/web/element.ts'
import {renderGuide} from '../../renderers/web/html.ts'
import type {ImageOf} from '../../renderers/web/image.ts'
import {type Channel, channels} from '../../schemas/channel.ts'
import {loadFonts} from '../drawing/fonts.ts'
import {fetchOriginals} from '../drawing/originals.ts'
import {openTypst} from '../drawing/typst.ts'
import {proveComplete, readPage, readPdf} from './proof.ts'

/** Draws guides in every channel, and says what a channel could not draw. */
export interface EveryChannel {
  /** Errors of drawing: facts that are missing from a channel, blocks that it does not know. */
  draw(library: Library, id: string): Promise<readonly Finding[]>
}

/** Makes ready to draw; what is drawn is looked at and thrown away. */
export async function createEveryChannel(): Promise<EveryChannel> {
  const fonts = await loadFonts()
  const printer = createPrinter(await openTypst(fonts), fonts)
  const cards = createCardRenderer(fonts)
  return {
    async draw(library, id) {
      const findings: Finding[] = []
      const drawers: Record<Channel, (guide: Guide) => Promise<readonly Finding[]>> = {
        web: async (guide) => {
          const html = `<h1>${textHtml(guide.title)}</h1><p>${textHtml(guide.summary)}</p>${renderGuide(guide, {image})}`
          return proveComplete(guide, 'web', readPage(html))
        },
        print: async (guide) => {
          const {originals: images} = await fetchOriginals([guide])
          const printed = await printer.insert(guide, {edition: 'screen', images})
          if (printed.value === undefined) return printed.findings
          return proveComplete(guide, 'print', await readPdf(printed.value.pdf))
        },
        card: async (guide) => drawCards(guide, cards),
      }
      for (const channel of channels) {
        try {
          findings.push(...(await drawers[channel](resolveGuide(library, id, channel).value)))
        } catch (error) {
          findings.push(thrown(id, channel, error))
        }
      }
      return findings.filter(({severity}) => severity === 'error')
    },
  }
}

async function drawCards(guide: Guide, cards: CardRenderer): Promise<readonly Finding[]> {
  const {originals: images} = await fetchOriginals([guide])
  const {value, findings} = await cards.render(guide, {images})
  return value.length > 0 ? [] : findings
}

/** Where pictures would be served: they are not looked at here. */
const image: ImageOf = ({asset, width, height}) => ({
  sources: [],
  src: `/images/${asset}`,
  width,
  height,
  sizes: '100vw',
})

function thrown(document: string, channel: Channel, error: unknown): Finding {
  return {
    severity: 'error',
    document,
    path: '',
    channel,
    problem: `Drawing it failed: ${error instanceof Error ? error.message : String(error)}`,
    remedy: 'This is a fault of the renderer: report it with the page.',
  }
}
