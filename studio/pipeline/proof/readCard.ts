import sharp from 'sharp'
import type {Card, PlacedText} from '../../../renderers/card/card.ts'
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

/**
 * Reads a finished card: its texts are those that were set, but only where the image itself shows something
 * in their place; its code is read from the image, with a reader that knows nothing of how it was drawn.
 */
export async function readCard({name, bytes, width, texts}: Card): Promise<ReadCard> {
  const image = await sharp(bytes)
    .resize({width: Math.ceil(width / SAMPLED), kernel: 'nearest'})
    .raw()
    .toBuffer({resolveWithObject: true})
  const seen = texts.filter((box) => spread(image.data, image.info, scaled(box)) >= INK)
  // Only the closing card has a code.
  const code = name === 'closing' ? await readQrCode(bytes) : undefined
  return {
    name,
    text: seen.map(({text}) => text).join(' '),
    ...(code === undefined ? {} : {address: code}),
  }
}

function scaled({text, left, top, width, height}: PlacedText): PlacedText {
  return {
    text,
    left: left / SAMPLED,
    top: top / SAMPLED,
    width: width / SAMPLED,
    height: height / SAMPLED,
  }
}

/** The standard deviation of lightness in a part of an image (RGB); none where that part is outside. */
function spread(
  pixels: Uint8Array,
  {width, height, channels}: {width: number; height: number; channels: number},
  {left, top, width: across, height: down}: PlacedText,
): number {
  let [count, sum, squares] = [0, 0, 0]
  const right = Math.min(width, Math.ceil(left + across))
  const bottom = Math.min(height, Math.ceil(top + down))
  for (let y = Math.max(0, Math.floor(top)); y < bottom; y += 1) {
    for (let x = Math.max(0, Math.floor(left)); x < right; x += 1) {
      const at = (y * width + x) * channels
      const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]]
      const value = 0.2126 * red + 0.7152 * green + 0.0722 * blue
      count += 1
      sum += value
      squares += value * value
    }
  }
  return count === 0 ? 0 : Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2))
}
