import sharp from 'sharp'
import {createCache} from '../../cache.ts'
import type {Colours} from '../../tokens.ts'
import {type Box, budgetOf, type CardOptions, type Size} from '../card.ts'
import type {Drawing} from '../layout/context.ts'
import {FIGURE_SLOT} from '../layout/element.ts'
import {createFramer} from '../picture/framedPicture.ts'
import {type Layer, rasterize} from '../rasterize.ts'
import type {LaidOut, Typesetter} from '../text/typesetter.ts'
import {encode} from './encode.ts'

/** How a drawing becomes a file; the colours are of the frame around the figure. */
export interface PaintOptions extends CardOptions {
  readonly colours: Colours
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

  return async (drawing: Drawing, options: PaintOptions) => {
    const {name, size, content, figure, background} = drawing
    const {images, colours, format, description} = options
    const [ground, laidOut] = await Promise.all([
      backgrounds(JSON.stringify([background, size]), async () =>
        rasterize((await typesetter.draw(background, size)).svg, {left: 0, top: 0, ...size}),
      ),
      typesetter.draw(content, size),
    ])
    const slot = laidOut.boxes.get(FIGURE_SLOT)
    const picture = figure && slot && (await frame(figure.picture, slot, colours, images))
    const layers = [...(picture?.layers ?? []), rasterize(laidOut.svg, partOf(laidOut, size))]
    const image = () => sharp(ground.input, {raw: ground.raw}).composite(layers).removeAlpha()
    const wanted = format ?? (picture?.photograph ? 'jpeg' : 'png')
    const file = await encode(image, wanted, budgetOf(name), description)
    return {...file, picture, texts: laidOut.texts}
  }
}

/** The part of a card in which anything is drawn: what is empty costs no time. */
function partOf({drawn}: LaidOut, size: Size): Box {
  const left = Math.max(0, Math.floor(Math.min(...drawn.map((box) => box.left))) - REACH)
  const top = Math.max(0, Math.floor(Math.min(...drawn.map((box) => box.top))) - REACH)
  const right = Math.ceil(Math.max(...drawn.map((box) => box.left + box.width))) + REACH
  const bottom = Math.ceil(Math.max(...drawn.map((box) => box.top + box.height))) + REACH
  const [width, height] = [Math.min(size.width, right) - left, Math.min(size.height, bottom) - top]
  return {left, top, width, height}
}
