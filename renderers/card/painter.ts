import {type Bands, bandsOf, laidOver, packedUnder} from './bands.ts'
import type {Drawing} from './drawing.ts'
import {createFramer} from './framer.ts'
import {type PaintedLayer, paintLayer} from './paintedLayer.ts'
import {pngOf} from './png.ts'
import {remember} from './remember.ts'
import type {Typesetter} from './typesetter.ts'

type Images = ReadonlyMap<string, Uint8Array>

/**
 * What is kept for the next card. The lowest layers, which all guides share, are about twenty, and take
 * three megabytes each; a ground with its picture is of use to one guide.
 */
const keptLowest = 24
const keptLayers = 60
const keptGrounds = 6

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
  const lowest = new Map<string, Promise<Bands>>()
  const layers = new Map<string, Promise<PaintedLayer>>()
  const grounds = new Map<string, Promise<Bands>>()
  const frame = createFramer()

  /** What lies under the texts: the shared layers, and the picture on its mount. */
  async function groundOf({size, layers: drawn, picture}: Drawing, images: Images): Promise<Bands> {
    const [ground, ...others] = drawn.filter(({shared}) => shared)
    if (ground === undefined) throw new Error('A card needs a ground.')
    const [bands, ...above] = await Promise.all([
      remember(lowest, keptLowest, JSON.stringify(ground), async () =>
        bandsOf(await paintLayer(ground, size, typesetter), size),
      ),
      ...others.map((layer) =>
        remember(layers, keptLayers, JSON.stringify(layer), () =>
          paintLayer(layer, size, typesetter),
        ),
      ),
      ...(picture === undefined ? [] : [frame(picture, images)]),
    ])
    return laidOver(above, bands)
  }

  return {
    async paint(drawing, images, description) {
      const {size, layers: drawn, picture} = drawing
      const shared = drawn.filter((layer) => layer.shared)
      const key = JSON.stringify([shared, picture?.picture.asset, picture?.part, picture?.box])
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
