import {renderAsync} from '@resvg/resvg-js'
import {LRUCache} from 'lru-cache'
import sharp, {type OverlayOptions} from 'sharp'
import {type CardFormat, kindOf} from '../card.ts'
import type {Element} from '../layout/element.ts'
import {createFramer, type FramedPicture, type Images} from '../picture/framedPicture.ts'
import type {LaidOut, Typesetter} from '../text/typesetter.ts'
import {type Box, type Size, unionOf} from './box.ts'
import {type Drawing, FIGURE_SLOT} from './drawing.ts'
import {budgets, type Encoded, encode} from './encode.ts'
import {memoize} from './memoize.ts'

/** How a drawing becomes a file. */
export interface PaintOptions {
  readonly images: Images
  /** Absent where photographs go out as JPEG and all else as PNG. */
  readonly format?: CardFormat | undefined
  /** What it was made from: goes into the EXIF data (ASCII). */
  readonly description: string
}

/** A card as a file, and the picture in it. */
export interface Painted extends Encoded {
  readonly picture?: FramedPicture
}

/** Turns drawings into files. Node only: sharp and resvg are native. */
export interface Painter {
  /** Throws what sharp throws when the picture cannot be read. */
  paint(drawing: Drawing, options: PaintOptions): Promise<Painted>
}

/** Red, green and blue of a whole card. */
interface Background extends Size {
  readonly data: Buffer
}

/** Of the backgrounds, which all guides share, there are about twenty; they take up to six megabytes each. */
const MAX_BACKGROUNDS = 20
/** How far letters may reach over the lines they stand on, in pixels. */
const REACH = 24

/** Makes a painter. Backgrounds are drawn once. */
export function createPainter(typesetter: Typesetter): Painter {
  const backgrounds = new LRUCache<string, Promise<Background>>({max: MAX_BACKGROUNDS})
  const frame = createFramer()

  async function drawBackground(tree: Element, size: Size): Promise<Background> {
    const {svg} = await typesetter.draw(tree, size)
    const {pixels, width, height} = await renderAsync(svg, {font: {loadSystemFonts: false}})
    const raw = {width, height, channels: 4 as const}
    const data = await sharp(pixels, {raw}).removeAlpha().raw().toBuffer()
    return {data, width, height}
  }

  return {
    async paint({name, size, background, content, figure, frame: colours}, options) {
      const {images, format, description} = options
      const [ground, laidOut] = await Promise.all([
        memoize(backgrounds, JSON.stringify([background, size]), () =>
          drawBackground(background, size),
        ),
        typesetter.draw(content, size),
      ])
      const slot = laidOut.boxes.get(FIGURE_SLOT)
      const [picture, texts] = await Promise.all([
        figure && slot ? frame(figure.picture, slot, colours, images) : undefined,
        rasterize(laidOut, size),
      ])
      const layers = [...(picture === undefined ? [] : [overlay(picture)]), texts]
      const {data, ...raw} = ground
      const encoded = await encode(
        () => sharp(data, {raw: {...raw, channels: 3}}).composite(layers),
        {
          format: format ?? (picture?.photograph ? 'jpeg' : 'png'),
          budget: budgets[kindOf(name)],
          description,
        },
      )
      return {...encoded, ...(picture === undefined ? {} : {picture})}
    },
  }
}

/** Draws the part of a card in which anything stands. */
async function rasterize({svg, drawn}: LaidOut, size: Size): Promise<OverlayOptions> {
  const {left, top, width, height} = unionOf(drawn)
  const from = {left: Math.max(0, left - REACH), top: Math.max(0, top - REACH)}
  const box: Box = {
    ...from,
    width: Math.max(1, Math.min(size.width, left + width + REACH) - from.left),
    height: Math.max(1, Math.min(size.height, top + height + REACH) - from.top),
  }
  const {width: whole, height: tall} = size
  const part = svg.replace(
    `<svg width="${whole}" height="${tall}" viewBox="0 0 ${whole} ${tall}"`,
    `<svg width="${box.width}" height="${box.height}" viewBox="${box.left} ${box.top} ${box.width} ${box.height}"`,
  )
  const image = await renderAsync(part, {font: {loadSystemFonts: false}})
  const raw = {width: image.width, height: image.height, channels: 4, premultiplied: true} as const
  return {input: image.pixels, raw, left: box.left, top: box.top}
}

function overlay({pixels, width, height, left, top}: FramedPicture): OverlayOptions {
  return {input: Buffer.from(pixels), raw: {width, height, channels: 4}, left, top}
}
