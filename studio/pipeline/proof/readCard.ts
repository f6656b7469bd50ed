import sharp from 'sharp'
import type {Card, PlacedText, Size} from '../../../renderers/card/card.ts'
import {readQrCode} from './readQrCode.ts'

/** What a finished card says. */
export interface ReadCard {
  readonly name: Card['name']
  /** The texts that stand on it, as far as something is to be seen where they stand. */
  readonly text: string
  /** What its QR code says. */
  readonly address?: string
}

/** Letters differ from their ground by at least so much: a standard deviation of lightness, of 255. */
const INK = 3

/** Every third pixel of every third row tells whether there are letters. */
const SAMPLED = 3

/** A code is read at half the size, where each of its modules still has its pixels. */
const HALF = 2

/**
 * Reads a finished card: its texts are those that were set, but only where the image itself shows something
 * in their place; its code is read from the image, with a reader that knows nothing of how it was drawn.
 */
export async function readCard({name, bytes, width, texts}: Card): Promise<ReadCard> {
  // Only the closing card has a code.
  const hasCode = name === 'closing'
  const step = hasCode ? HALF : SAMPLED
  const size = {width: Math.ceil(width / step), kernel: hasCode ? 'lanczos3' : 'nearest'} as const
  const {data, info} = await sharp(bytes)
    .resize(size)
    .ensureAlpha()
    .raw()
    .toBuffer({resolveWithObject: true})
  const seen = texts.filter((box) => spread(data, info, scaled(box, step)) >= INK)
  const address = hasCode ? await readQrCode(data, info) : undefined
  return {
    name,
    text: seen.map(({text}) => text).join(' '),
    ...(address === undefined ? {} : {address}),
  }
}

function scaled({text, left, top, width, height}: PlacedText, step: number): PlacedText {
  return {
    text,
    left: left / step,
    top: top / step,
    width: width / step,
    height: height / step,
  }
}

/** The standard deviation of lightness in a part of an image (RGBA); none where that part is outside. */
function spread(
  pixels: Uint8Array,
  {width, height}: Size,
  {left, top, width: across, height: down}: PlacedText,
): number {
  let [count, sum, squares] = [0, 0, 0]
  const right = Math.min(width, Math.ceil(left + across))
  const bottom = Math.min(height, Math.ceil(top + down))
  for (let y = Math.max(0, Math.floor(top)); y < bottom; y += 1) {
    for (let x = Math.max(0, Math.floor(left)); x < right; x += 1) {
      const at = 4 * (y * width + x)
      const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]]
      const value = 0.2126 * red + 0.7152 * green + 0.0722 * blue
      count += 1
      sum += value
      squares += value * value
    }
  }
  return count === 0 ? 0 : Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2))
}
