import {renderAsync} from '@resvg/resvg-js'
import sharp, {type OverlayOptions} from 'sharp'
import {createCache} from '../../cache.ts'
import type {Colours} from '../../tokens.ts'
import {budgetOf, type CardFormat, type Size} from '../card.ts'
import type {Drawing} from '../layout/context.ts'
import {FIGURE_SLOT} from '../layout/element.ts'
import {createFramer, type FramedPicture, type Images} from '../picture/framedPicture.ts'
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
  // All guides share them: about twenty, of up to six megabytes.
  const backgrounds = createCache<Buffer>(20)

  /** Red, green and blue of a whole card. */
  async function drawBackground({background, size}: Drawing): Promise<Buffer> {
    const {svg} = await typesetter.draw(background, size)
    const {pixels} = await renderAsync(svg, {font: {loadSystemFonts: false}})
    return sharp(pixels, {raw: {...size, channels: 4}})
      .removeAlpha()
      .raw()
      .toBuffer()
  }

  return async (drawing: Drawing, options: PaintOptions) => {
    const {name, size, content, figure, background} = drawing
    const {images, colours, format, description} = options
    const [ground, laidOut] = await Promise.all([
      backgrounds(JSON.stringify([background, size]), () => drawBackground(drawing)),
      typesetter.draw(content, size),
    ])
    const slot = laidOut.boxes.get(FIGURE_SLOT)
    const [picture, texts] = await Promise.all([
      figure && slot && frame(figure.picture, slot, colours, images),
      rasterize(laidOut, size),
    ])
    const layers = picture === undefined ? [texts] : [overlay(picture), texts]
    const raw = {...size, channels: 3} as const
    const image = () => sharp(ground, {raw}).composite(layers)
    const wanted = format ?? (picture?.photograph ? 'jpeg' : 'png')
    const file = await encode(image, wanted, budgetOf(name), description)
    return {...file, picture, texts: laidOut.texts}
  }
}

/** Draws the part of a card in which anything stands. */
async function rasterize({svg, drawn}: LaidOut, size: Size): Promise<OverlayOptions> {
  const left = Math.max(0, Math.min(...drawn.map((box) => box.left)) - REACH)
  const top = Math.max(0, Math.min(...drawn.map((box) => box.top)) - REACH)
  const right = Math.max(...drawn.map((box) => box.left + box.width)) + REACH
  const bottom = Math.max(...drawn.map((box) => box.top + box.height)) + REACH
  const [width, height] = [Math.min(size.width, right) - left, Math.min(size.height, bottom) - top]
  const part = svg.replace(
    /^<svg width="\d+" height="\d+" viewBox="[^"]*"/u,
    `<svg width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}"`,
  )
  const {pixels} = await renderAsync(part, {font: {loadSystemFonts: false}})
  return {input: pixels, raw: {width, height, channels: 4, premultiplied: true}, left, top}
}

function overlay({pixels, width, height, left, top}: FramedPicture): OverlayOptions {
  return {input: pixels, raw: {width, height, channels: 4}, left, top}
}
