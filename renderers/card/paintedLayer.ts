import {renderAsync} from '@resvg/resvg-js'
import type {Size} from './box.ts'
import type {Layer} from './drawing.ts'
import {svgOfLayer} from './layerSvg.ts'
import type {Typesetter} from './typesetter.ts'

/** Pixels with premultiplied alpha, and where on the card they belong. */
export interface PaintedLayer {
  readonly pixels: Uint8Array
  readonly width: number
  readonly height: number
  readonly left: number
  readonly top: number
}

/** Paints one layer, on another thread. Rows above and below what it shows are left away. */
export async function paintLayer(
  layer: Layer,
  size: Size,
  typesetter: Typesetter,
): Promise<PaintedLayer> {
  const svg = await svgOfLayer(layer, size, typesetter)
  const {pixels, width, height} = await renderAsync(svg, {font: {loadSystemFonts: false}})
  const {left, top} = layer.box
  const stride = width * 4
  const first = Math.floor(firstInk(pixels) / stride)
  const end = Math.max(first, height - Math.floor(clearEnd(pixels) / stride))
  return {
    pixels: pixels.subarray(first * stride, end * stride),
    width,
    height: end - first,
    left,
    top: top + first,
  }
}

/** Bytes before the first that is not zero. */
function firstInk(pixels: Uint8Array): number {
  let index = 0
  while (index < pixels.length && pixels[index] === 0) index += 1
  return index
}

/** Bytes after the last that is not zero. */
function clearEnd(pixels: Uint8Array): number {
  let index = pixels.length
  while (index > 0 && pixels[index - 1] === 0) index -= 1
  return pixels.length - index
}
