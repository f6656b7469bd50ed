import sharp, {type OverlayOptions} from 'sharp'
import {decoding} from '../decoding.ts'
import {type Bands, bandsOf, packedUnder} from './bands.ts'
import type {Drawing, PlacedPicture} from './drawing.ts'
import {overlay, type PaintedLayer, paintLayer} from './paintedLayer.ts'
import {pngOf} from './png.ts'
import type {Typesetter} from './typesetter.ts'

type Images = ReadonlyMap<string, Uint8Array>

/** What is kept for the next card. A ground takes some megabytes, so few are. */
const keptLayers = 60
const keptPictures = 20
const keptGrounds = 12
const background = {r: 255, g: 255, b: 255, alpha: 1}

/** Turns drawings into pixels. Node only: sharp and resvg are native. */
export interface Painter {
  /**
   * Paints a card as PNG. The description says in its EXIF data what it was made from (ASCII).
   * Throws what sharp throws when the picture cannot be read.
   */
  paint(drawing: Drawing, images: Images, description: string): Promise<Uint8Array>
}

/** Makes a painter. What many cards share is painted once and remembered. */
export function createPainter(typesetter: Typesetter): Painter {
  const layers = new Map<string, Promise<PaintedLayer>>()
  const pictures = new Map<string, Promise<OverlayOptions>>()
  const grounds = new Map<string, Promise<Bands>>()

  /** What lies under the texts: the shared layers, and the picture on its mount, as one image. */
  async function groundOf({size, layers: drawn, picture}: Drawing, images: Images): Promise<Bands> {
    const shared = await Promise.all(
      drawn
        .filter((layer) => layer.shared)
        .map((layer) =>
          remember(layers, keptLayers, JSON.stringify(layer), () =>
            paintLayer(layer, size, typesetter),
          ),
        ),
    )
    const framed =
      picture === undefined
        ? []
        : [
            await remember(pictures, keptPictures, pictureKey(picture), () =>
              framePicture(picture, images),
            ),
          ]
    const pixels = await sharp({create: {...size, channels: 4, background}})
      .composite([...shared.map(overlay), ...framed])
      .removeAlpha()
      .raw()
      .toBuffer()
    return bandsOf(pixels, size)
  }

  return {
    async paint(drawing, images, description) {
      const {size, layers: drawn, picture} = drawing
      const shared = drawn.filter((layer) => layer.shared)
      const key = JSON.stringify([size, shared, picture === undefined ? '' : pictureKey(picture)])
      // Texts become pixels on other threads, while the ground is made.
      const texts = drawn
        .filter((layer) => !layer.shared)
        .map((layer) => ({box: layer.box, painted: paintLayer(layer, size, typesetter)}))
      const ground = remember(grounds, keptGrounds, key, () => groundOf(drawing, images))
      const [bands] = await Promise.all([
        ground.then((made) => packedUnder(texts, made)),
        ...texts.map(({painted}) => painted),
      ])
      return pngOf(size, bands, description)
    },
  }
}

/** Cuts, sizes and rounds a picture once: inside the SVG this would cost many times more. */
async function framePicture(
  {picture, part, box, radius}: PlacedPicture,
  images: Images,
): Promise<OverlayOptions> {
  const bytes = images.get(picture.asset)
  if (bytes === undefined) throw new Error('it is missing')
  const {width, height} = box
  const mask = `<svg width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="${radius}"/></svg>`
  // The turn comes first: parts refer to the upright picture.
  const upright = await sharp(bytes, decoding)
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

/** Remembers a promise under a key, and forgets the oldest when more than `kept` are. */
function remember<T>(
  memory: Map<string, Promise<T>>,
  kept: number,
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
