import {Resvg} from '@resvg/resvg-js'
import type {Size} from '../card.ts'

/**
 * Draws SVGs that satori wrote, or ones like them, over each other: RGBA. In the same thread, since a process
 * draws one guide at a time and the pixels then need not be copied.
 */
export function rasterize(svgs: readonly string[], {width, height}: Size): Buffer {
  const layers = svgs.map((svg, index) =>
    // What is inside alone, since each would be clipped to its size; and no name twice.
    svg.replace(/^<svg [^>]*>|<\/svg>$/gu, '').replaceAll('satori_', `layer${index}_`),
  )
  const whole = `<svg width="${width}" height="${height}" xmlns="http://www.w3.org/2000/svg">${layers.join('')}</svg>`
  return new Resvg(whole, {font: {loadSystemFonts: false}}).render().pixels
}
