import sharp from 'sharp'
import {createCache} from '../../cache.ts'
import type {Colours} from '../../tokens.ts'
import {budgetOf, type CardOptions} from '../card.ts'
import type {CardLayout} from '../layout/context.ts'
import {CODE_SLOT, FIGURE_SLOT} from '../layout/element.ts'
import {createFramer} from '../picture/framedPicture.ts'
import {placePicture} from '../picture/placePicture.ts'
import type {LaidOut, Typesetter} from '../text/typesetter.ts'
import {codeLayer} from './codeLayer.ts'
import {encode} from './encode.ts'
import {rasterize} from './rasterize.ts'

/** How a card becomes a file; the colours are of the frame around the figure. */
export interface PaintOptions extends CardOptions {
  readonly colours: Colours
  /** What it was made from: goes into the EXIF data (ASCII). */
  readonly description: string
}

/** Makes what turns laid out cards into files, and tells of the picture in each. Throws what sharp throws when one cannot be read. */
export function createPainter(typesetter: Typesetter) {
  const frame = createFramer()
  // All guides share them: about twenty.
  const backgrounds = createCache<LaidOut>(20)

  return async (layout: CardLayout, options: PaintOptions) => {
    const {name, size, content, figure, code, background} = layout
    const {images, colours, format, description} = options
    const [ground, {svg, boxes, texts}] = await Promise.all([
      backgrounds(JSON.stringify([background, size]), () => typesetter.draw(background, size)),
      typesetter.draw(content, size),
    ])
    const slot = boxes.get(FIGURE_SLOT)
    const picture = figure && slot && (await frame(figure.picture, slot, colours, images))
    const place = boxes.get(CODE_SLOT)
    const layers = [
      ground.svg,
      ...(picture ? [picture.mount] : []),
      svg,
      ...(code && place ? [codeLayer(code, place, colours.ink)] : []),
    ]
    const pixels = rasterize(layers, size)
    if (picture) placePicture(picture, pixels, size)
    const image = () => sharp(pixels, {raw: {...size, channels: 4}}).removeAlpha()
    const wanted = format ?? (picture?.photograph ? 'jpeg' : 'png')
    const file = await encode(image, wanted, budgetOf(name), description)
    release(pixels)
    return {...file, picture, texts, boxes}
  }
}

/** Gives pixels back at once: until garbage is collected, the next cards would take new memory, which takes longer than drawing. */
function release({buffer, byteLength}: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}
