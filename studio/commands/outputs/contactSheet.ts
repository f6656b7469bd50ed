import sharp from 'sharp'
import type {Card} from '../../../renderers/card/card.ts'
import {colours} from '../../../renderers/tokens.ts'

/** Height of a row, widest row and room between cards; pixels. */
const rowHeight = 420
const widest = 1800
const gap = 24

/** Puts all cards of a guide into one picture (PNG), in rows, to be looked at together. */
export async function contactSheet(
  cards: readonly Pick<Card, 'bytes' | 'width' | 'height'>[],
): Promise<Uint8Array> {
  let left = gap
  let top = gap
  let right = 0
  const placed = []
  for (const {bytes, width, height} of cards) {
    const shown = Math.round((width * rowHeight) / height)
    if (left > gap && left + shown + gap > widest) {
      left = gap
      top += rowHeight + gap
    }
    const input = await sharp(bytes).resize({width: shown, height: rowHeight}).png().toBuffer()
    placed.push({input, left, top})
    left += shown + gap
    right = Math.max(right, left)
  }
  const size = {width: Math.max(right, 2 * gap), height: top + rowHeight + gap}
  return sharp({create: {...size, channels: 3, background: colours.line}})
    .composite(placed)
    .png({compressionLevel: 6})
    .toBuffer()
}
