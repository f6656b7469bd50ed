import sharp, {type OutputInfo} from 'sharp'
import {decoding} from '../decoding.ts'
import type {PlacedPicture} from './drawing.ts'
import type {PaintedLayer} from './paintedLayer.ts'
import {remember} from './remember.ts'

type Images = ReadonlyMap<string, Uint8Array>

interface Upright {
  readonly data: Buffer
  readonly info: OutputInfo
}

/** What is kept for the next card. Decoded pictures take many megabytes, so the last two are. */
const keptFramed = 20
const keptUpright = 2

/** Cuts, sizes and rounds pictures: inside the SVG this would cost many times more. */
export type Framer = (picture: PlacedPicture, images: Images) => Promise<PaintedLayer>

/**
 * Makes a framer. It takes originals by asset id, which names their bytes too, so that each is decoded
 * once for all cards that show it. Throws what sharp throws when one cannot be read.
 */
export function createFramer(): Framer {
  const uprights = new Map<string, Promise<Upright>>()
  const framed = new Map<string, Promise<PaintedLayer>>()
  return (placed, images) => {
    const {picture, part, box, radius} = placed
    const key = JSON.stringify([picture.asset, part, box, radius])
    return remember(framed, keptFramed, key, async () => {
      const {asset} = picture
      return frame(
        placed,
        await remember(uprights, keptUpright, asset, () => decode(images.get(asset))),
      )
    })
  }
}

async function decode(bytes: Uint8Array | undefined): Promise<Upright> {
  if (bytes === undefined) throw new Error('it is missing')
  return sharp(bytes, decoding)
    .rotate()
    .toColourspace('srgb')
    .raw()
    .toBuffer({resolveWithObject: true})
}

/** Parts refer to the upright picture. */
async function frame({part, box, radius}: PlacedPicture, upright: Upright): Promise<PaintedLayer> {
  const {width, height} = box
  const mask = `<svg width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="${radius}"/></svg>`
  const {width: whole, height: tall, channels} = upright.info
  const pixels = await sharp(upright.data, {raw: {width: whole, height: tall, channels}})
    .extract(part)
    .resize({width, height, fit: 'fill'})
    .flatten({background: '#fff'})
    .ensureAlpha()
    .composite([{input: Buffer.from(mask), blend: 'dest-in'}])
    .raw()
    .toBuffer()
  premultiply(pixels)
  return {pixels, width, height, left: box.left, top: box.top}
}

function premultiply(pixels: Uint8Array): void {
  for (let index = 0; index < pixels.length; index += 4) {
    const alpha = pixels[index + 3] ?? 0
    if (alpha === 255) continue
    for (let channel = index; channel < index + 3; channel += 1) {
      pixels[channel] = Math.round(((pixels[channel] ?? 0) * alpha) / 255)
    }
  }
}
