import {renderAsync} from '@resvg/resvg-js'
import type {OverlayOptions} from 'sharp'
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

/** Paints the elements of one layer. */
export async function paintLayer(
  layer: Layer,
  size: Size,
  typesetter: Typesetter,
): Promise<PaintedLayer> {
  return rasterise(await svgOfLayer(layer, size, typesetter), layer)
}

/** Paints layers: while one becomes pixels on another thread, the next is set here. */
export async function paintLayers(
  [layer, ...others]: readonly Layer[],
  size: Size,
  typesetter: Typesetter,
): Promise<PaintedLayer[]> {
  if (layer === undefined) return []
  const svg = await svgOfLayer(layer, size, typesetter)
  const [painted, rest] = await Promise.all([
    rasterise(svg, layer),
    paintLayers(others, size, typesetter),
  ])
  return [painted, ...rest]
}

async function rasterise(svg: string, {box: {left, top}}: Layer): Promise<PaintedLayer> {
  const {pixels, width, height} = await renderAsync(svg, {font: {loadSystemFonts: false}})
  return {pixels, width, height, left, top}
}

/** The same layer as sharp takes it. */
export function overlay({pixels, width, height, left, top}: PaintedLayer): OverlayOptions {
  return {
    input: Buffer.from(pixels),
    raw: {width, height, channels: 4, premultiplied: true},
    left,
    top,
  }
}
