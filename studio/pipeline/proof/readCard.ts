import jsqr from 'jsqr'
import sharp from 'sharp'
import type {Card} from '../../../renderers/card/card.ts'

/** What a finished card says. */
export interface ReadCard {
  readonly name: Card['name']
  /** The texts that stand on it, as far as something is to be seen where they stand. */
  readonly text: string
  /** What its QR code says. */
  readonly address?: string
}

/** Letters differ from their ground by at least so much: a standard deviation of grey, of 255. */
const INK = 3

/**
 * Reads a finished card: its texts are those that were set, but only where the image itself shows something
 * in their place; its code is read from the image, with a reader that knows nothing of how it was drawn.
 */
export async function readCard({name, bytes, texts}: Card): Promise<ReadCard> {
  const image = sharp(bytes).ensureAlpha()
  const {data, info} = await image.raw().toBuffer({resolveWithObject: true})
  const grey = await sharp(bytes).greyscale().raw().toBuffer({resolveWithObject: true})
  const seen = texts.filter((box) => spread(grey.data, grey.info, box) >= INK)
  const text = seen.map((placed) => placed.text).join(' ')
  // Only the closing card has a code; looking for one takes longer than all the rest.
  const code =
    name === 'closing'
      ? jsqr.default(new Uint8ClampedArray(data), info.width, info.height)
      : undefined
  return {name, text, ...(code ? {address: code.data} : {})}
}

interface Place {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The standard deviation of grey in a part of an image; none where that part is outside. */
function spread(
  grey: Uint8Array,
  {width, height, channels}: {width: number; height: number; channels: number},
  place: Place,
): number {
  let [count, sum, squares] = [0, 0, 0]
  const right = Math.min(width, Math.ceil(place.left + place.width))
  const bottom = Math.min(height, Math.ceil(place.top + place.height))
  for (let y = Math.max(0, Math.floor(place.top)); y < bottom; y += 1) {
    for (let x = Math.max(0, Math.floor(place.left)); x < right; x += 1) {
      const value = grey[(y * width + x) * channels] ?? 0
      count += 1
      sum += value
      squares += value * value
    }
  }
  return count === 0 ? 0 : Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2))
}
