import {Resvg} from '@resvg/resvg-js'
import type {Raw} from 'sharp'
import type {Box} from './card.ts'

/** Pixels with their place on a card: what sharp composites. */
export interface Layer extends Pick<Box, 'left' | 'top'> {
  readonly input: Buffer
  readonly raw: Raw & {readonly premultiplied?: boolean}
}

/**
 * Draws a part of an SVG that satori wrote, or one like it, as a layer in the same place.
 * In the same thread, since a process draws one guide at a time and the pixels then need not be copied.
 */
export function rasterize(svg: string, {left, top, width, height}: Box): Layer {
  const part = svg.replace(
    /^<svg width="\d+" height="\d+" viewBox="[^"]*"/u,
    `<svg width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}"`,
  )
  const {pixels} = new Resvg(part, {font: {loadSystemFonts: false}}).render()
  return {input: pixels, raw: {width, height, channels: 4, premultiplied: true}, left, top}
}
