import {Resvg} from '@resvg/resvg-js'
import sharp, {type OverlayOptions} from 'sharp'
import type {Size} from './box.ts'
import {type Drawing, type Layer, type PlacedPicture, treeOf} from './drawing.ts'
import type {Typesetter} from './typesetter.ts'

/** Layers and framed pictures kept for the next card: enough for the cards of a few guides. */
const kept = 60
/** Most pixels that an image may have when decoded. */
const limitInputPixels = 100_000_000
const background = {r: 255, g: 255, b: 255, alpha: 1}

/** Turns drawings into pixels. Node only: sharp and resvg are native. */
export interface Painter {
  /** Paints a card as PNG. Throws what sharp throws when the picture cannot be read. */
  paint(drawing: Drawing, images: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array>
}

/** Makes a painter. What many cards share is painted once and remembered. */
export function createPainter(typesetter: Typesetter): Painter {
  const layers = new Map<string, Promise<OverlayOptions>>()
  const pictures = new Map<string, Promise<OverlayOptions>>()
  return {
    async paint({size, layers: drawn, picture}, images) {
      const painted = await Promise.all(
        drawn.map((layer) =>
          layer.shared
            ? remember(layers, JSON.stringify(layer), () => paintLayer(layer, size, typesetter))
            : paintLayer(layer, size, typesetter),
        ),
      )
      // The picture lies on its mount, and texts never reach under it, so it can come last.
      const framed =
        picture === undefined
          ? []
          : [await remember(pictures, pictureKey(picture), () => framePicture(picture, images))]
      return sharp({create: {...size, channels: 4, background}})
        .composite([...painted, ...framed])
        .removeAlpha()
        .png({compressionLevel: 6})
        .toBuffer()
    },
  }
}

async function paintLayer(
  layer: Layer,
  size: Size,
  typesetter: Typesetter,
): Promise<OverlayOptions> {
  const svg = await typesetter.draw(treeOf(layer, size), layer.box)
  const {pixels, width, height} = new Resvg(svg, {font: {loadSystemFonts: false}}).render()
  return {
    input: pixels,
    raw: {width, height, channels: 4, premultiplied: true},
    left: layer.box.left,
    top: layer.box.top,
  }
}

/** Cuts, sizes and rounds a picture once: inside the SVG this would cost many times more. */
async function framePicture(
  {picture, part, box, radius}: PlacedPicture,
  images: ReadonlyMap<string, Uint8Array>,
): Promise<OverlayOptions> {
  const bytes = images.get(picture.asset)
  if (bytes === undefined) throw new Error('it is missing')
  const {width, height} = box
  const mask = `<svg width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="${radius}"/></svg>`
  // The turn comes first: parts refer to the upright picture.
  const upright = await sharp(bytes, {limitInputPixels, failOn: 'error'})
    .rotate()
    .toColourspace('srgb')
    .png({compressionLevel: 1})
    .toBuffer()
  const {data, info} = await sharp(upright)
    .extract(part)
    .resize({width, height, fit: 'fill'})
    .flatten({background})
    .ensureAlpha()
    .composite([{input: Buffer.from(mask), blend: 'dest-in'}])
    .raw()
    .toBuffer({resolveWithObject: true})
  return {
    input: data,
    raw: {width: info.width, height: info.height, channels: info.channels},
    left: box.left,
    top: box.top,
  }
}

function pictureKey({picture, part, box, radius}: PlacedPicture): string {
  return JSON.stringify([picture.asset, part, box, radius])
}

/** Remembers a promise under a key, and forgets the oldest when there are too many. */
function remember<T>(
  memory: Map<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const known = memory.get(key)
  if (known !== undefined) return known
  const made = make()
  memory.set(key, made)
  // What failed is not worth keeping.
  made.catch(() => memory.delete(key))
  const [oldest] = memory.keys()
  if (memory.size > kept && oldest !== undefined) memory.delete(oldest)
  return made
}
