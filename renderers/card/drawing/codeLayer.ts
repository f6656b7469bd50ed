import {qrCode} from '../../qr.ts'
import type {Box} from '../card.ts'

/** The light border without which a code cannot be read (ISO/IEC 18004, 6.3.8): four modules. */
const QUIET_MODULES = 4

/**
 * A QR code as SVG, in the place that the layout gives it and in a colour: satori would hand it on as an
 * image within the image, which takes as long to draw as the rest of the card.
 */
export function codeLayer(text: string, {left, top, width}: Box, colour: string): string {
  const {size, runs} = qrCode(text)
  const d = runs.map(([y, x, length]) => `M${x} ${y}h${length}v1h-${length}z`).join('')
  const scale = width / (size + 2 * QUIET_MODULES)
  const [x, y] = [left + QUIET_MODULES * scale, top + QUIET_MODULES * scale]
  return `<path transform="translate(${x} ${y}) scale(${scale})" fill="${colour}" d="${d}"/>`
}
