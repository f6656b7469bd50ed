import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import sharp from 'sharp'
import {fetchLibrary} from '../../renderers/guide/library.ts'
import {resolveGuide} from '../../renderers/guide/resolveGuide.ts'
import {outputsFolder} from '../../studio/commands/outputs/runBuild.ts'
import {cardsPiece} from '../../studio/pipeline/channels/card.ts'
import {insertPiece} from '../../studio/pipeline/channels/print.ts'
import {jsonDigest} from '../../studio/pipeline/digest.ts'
import {urlsOf} from '../../studio/pipeline/guides/assetUrls.ts'
import {openOutputStore} from '../../studio/pipeline/outputs/outputStore.ts'
import type {Drawn, PieceKind} from '../../studio/pipeline/pieces/piece.ts'
import {openWorkshop, type Workshop} from '../../studio/pipeline/workshop/workshop.ts'
import {datasets, serveDataset} from '../library.ts'

/** What is kept as a picture: a page of an insert, by its number, or a card, by its name. */
const kept = [
  ['example-every-block', 1],
  ['example-every-block', 'og'],
  ['example-every-mark', 1],
  ['example-figures', 1],
  ['example-tables', 1],
  ['example-nested-boxes', 1],
  ['example-many-steps', 'step-1'],
  ['example-log-in-ta', 'square'],
  ['example-log-in-zh', 1],
  ['example-log-in-zh', 'story'],
  ['example-long-title', 'og'],
  ['example-short', 'closing'],
] as const

/** Pixels: enough to see what moved, small enough to be kept. */
const WIDTH = 320
const RESOLUTION = 56

/** Where the pictures are kept that are known to be right. */
export const picturesFolder = join(import.meta.dirname, 'pictures')

/** Draws every example that is kept as a picture; returns the pictures (PNG) by their names. */
export async function drawPictures(): Promise<ReadonlyMap<string, Uint8Array>> {
  const {lake, client} = await serveDataset(datasets.examples)
  const workshop = await openWorkshop(openOutputStore(outputsFolder))
  try {
    const library = await fetchLibrary(client)
    const pictures = new Map<string, Uint8Array>()
    for (const [id, what] of kept) {
      const channel = typeof what === 'number' ? 'print' : 'card'
      const {value: guide, digest} = resolveGuide(library, id, channel)
      const resolved = {guide: () => guide, digest, urlOf: urlsOf(library)}
      const picture =
        typeof what === 'number'
          ? await pageOf(workshop, resolved, what)
          : await cardOf(workshop, resolved, what)
      pictures.set(`${id}.${what}.png`, picture)
    }
    return pictures
  } finally {
    await Promise.all([lake.close(), workshop.close()])
  }
}

type Resolved = Parameters<typeof insertPiece>[0]

async function pageOf(workshop: Workshop, resolved: Resolved, page: number): Promise<Uint8Array> {
  const {value, findings} = await workshop.draw(
    insertPiece(resolved, {edition: 'screen'}, workshop.code),
  )
  const [pdf] = value?.files ?? []
  if (pdf === undefined) {
    const why = findings.map(({problem}) => problem).join(' ')
    throw new Error(`The insert of “${resolved.guide().title}” could not be drawn: ${why}`)
  }
  const pages = await workshop.draw({
    kind: 'pagePictures',
    key: jsonDigest([workshop.code.pagePictures, pdf.sha256, RESOLUTION]),
    input: () => ({file: workshop.store.fileOf(pdf.sha256), pixelsPerInch: RESOLUTION}),
  })
  return small(await fileIn(pages.value, `page-${page}.png`, workshop))
}

async function cardOf(workshop: Workshop, resolved: Resolved, card: string): Promise<Uint8Array> {
  const {value} = await workshop.draw(cardsPiece(resolved, undefined, workshop.code))
  const file = value?.facts.cards.find(({name}) => name === card)?.file ?? ''
  return small(await fileIn(value, file, workshop))
}

async function fileIn<Kind extends PieceKind>(
  drawn: Drawn<Kind> | undefined,
  name: string,
  {store}: Workshop,
): Promise<Uint8Array> {
  const file = drawn?.files.find((one) => one.name === name)
  if (file === undefined) throw new Error(`There is no “${name}”.`)
  return readFile(store.fileOf(file.sha256))
}

function small(picture: Uint8Array): Promise<Uint8Array> {
  return sharp(picture)
    .flatten({background: 'white'})
    .resize({width: WIDTH})
    .png({palette: true, colours: 64, dither: 0})
    .toBuffer()
}
