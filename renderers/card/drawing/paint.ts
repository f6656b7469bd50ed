import sharp from 'sharp'
import {createCache} from '../../cache.ts'
import type {Colours} from '../../tokens.ts'
import {type Box, budgetOf, type CardFormat, type Size} from '../card.ts'
import type {Drawing} from '../layout/context.ts'
import {FIGURE_SLOT} from '../layout/element.ts'
import {createFramer, type Images} from '../picture/framedPicture.ts'
import {type Layer, rasterize} from '../rasterize.ts'
import type {LaidOut, Typesetter} from '../text/typesetter.ts'
import {encode} from './encode.ts'

/** How a drawing becomes a file. */
export interface PaintOptions {
  readonly images: Images
  /** Of the frame around the figure. */
  readonly colours: Colours
  /** Absent where photographs go out as JPEG and all else as PNG. */
  readonly format?: CardFormat | undefined
  /** What it was made from: goes into the EXIF data (ASCII). */
  readonly description: string
}

/** How far letters may reach over the lines they stand on, in pixels. */
const REACH = 24

/** Makes what turns drawings into files, and tells of the picture in each. Throws what sharp throws when one cannot be read. */
export function createPainter(typesetter: Typesetter) {
  const frame = createFramer()
  // All guides share them: about twenty, of up to eight megabytes.
  const backgrounds = createCache<Layer>(20)

  async function drawBackground({background, size}: Drawing): Promise<Layer> {
    const {svg} = await typesetter.draw(background, size)
    return rasterize(svg, {left: 0, top: 0, ...size})
  }

  return async (drawing: Drawing, options: PaintOptions) => {
    const {name, size, content, figure, background} = drawing
    const {images, colours, format, description} = options
    const [ground, laidOut] = await Promise.all([
      backgrounds(JSON.stringify([background, size]), () => drawBackground(drawing)),
      typesetter.draw(content, size),
    ])
    const slot = laidOut.boxes.get(FIGURE_SLOT)
    const picture = figure && slot && (await frame(figure.picture, slot, colours, images))
    const texts = bandsOf(laidOut, size).map((band) => rasterize(laidOut.svg, band))
    const layers = [...(picture?.layers ?? []), ...texts]
    const image = () => sharp(ground.input, {raw: ground.raw}).composite(layers).removeAlpha()
    const wanted = format ?? (picture?.photograph ? 'jpeg' : 'png')
    const file = await encode(image, wanted, budgetOf(name), description)
    return {...file, picture, texts: laidOut.texts}
  }
}

/** The parts of a card in which anything is drawn, one below the other: what is empty costs no time. */
function bandsOf({drawn}: LaidOut, size: Size): readonly Box[] {
  const bands: {left: number; top: number; right: number; bottom: number}[] = []
  for (const box of drawn.toSorted((a, b) => a.top - b.top)) {
    const left = Math.max(0, Math.floor(box.left) - REACH)
    const top = Math.max(0, Math.floor(box.top) - REACH)
    const right = Math.min(size.width, Math.ceil(box.left + box.width) + REACH)
    const bottom = Math.min(size.height, Math.ceil(box.top + box.height) + REACH)
    const band = bands.at(-1)
    if (band === undefined || top > band.bottom) bands.push({left, top, right, bottom})
    else {
      band.left = Math.min(band.left, left)
      band.right = Math.max(band.right, right)
      band.bottom = Math.max(band.bottom, bottom)
    }
  }
  return bands.map(({left, top, right, bottom}) => ({
    left,
    top,
    width: right - left,
    height: bottom - top,
  }))
}
