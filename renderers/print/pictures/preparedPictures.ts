import sharp from 'sharp'
import {decoding} from '../../decoding.ts'
import type {Region} from '../../guide/crop.ts'
import type {Picture} from '../../guide/model.ts'

/** What a printer keeps of prepared pictures, in bytes: those of some hundred screenshots. */
const keptBytes = 48_000_000

/**
 * Pictures made ready for the page: upright, cropped, in RGB, as many pixels wide as is of use. What
 * was made once is kept for the next insert and the other edition, the least lately used let go first.
 */
export class PreparedPictures {
  readonly #kept = new Map<string, Promise<Uint8Array>>()
  readonly #sizes = new Map<string, number>()
  #bytes = 0

  /**
   * Prepares a picture: a JPEG stays one, everything else becomes PNG. Takes its bytes, the region to
   * keep and the width in pixels. Rejects where the bytes cannot be read.
   */
  prepare(picture: Picture, bytes: Uint8Array, cut: Region, pixels: number): Promise<Uint8Array> {
    // Ids of assets are hashes of their bytes.
    const key = [picture.asset, cut.left, cut.top, cut.width, cut.height, pixels].join(' ')
    const kept = this.#kept.get(key)
    if (kept !== undefined) {
      this.#kept.delete(key)
      this.#kept.set(key, kept)
      return kept
    }
    const made = prepare(bytes, cut, pixels, isPhotograph(picture))
    this.#kept.set(key, made)
    made.then(
      (data) => this.#weigh(key, data.byteLength),
      () => this.#kept.delete(key),
    )
    return made
  }

  #weigh(key: string, size: number): void {
    this.#sizes.set(key, size)
    this.#bytes += size
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= keptBytes) return
      const weight = this.#sizes.get(oldest)
      if (weight === undefined) continue
      this.#kept.delete(oldest)
      this.#sizes.delete(oldest)
      this.#bytes -= weight
    }
  }
}

/** Whether a picture is printed as JPEG. */
export function isPhotograph({mimeType}: Picture): boolean {
  return mimeType === 'image/jpeg'
}

async function prepare(
  bytes: Uint8Array,
  cut: Region,
  pixels: number,
  asJpeg: boolean,
): Promise<Uint8Array> {
  // Crops refer to the upright picture, so the turn comes first.
  const placed = sharp(bytes, decoding)
    .autoOrient()
    .extract(cut)
    .resize({width: pixels})
    .toColourspace('srgb')
    .flatten({background: '#ffffff'})
  // Typst compresses the pixels of a PNG anew, so time spent on that here would be lost.
  return asJpeg
    ? placed.jpeg({quality: 92, mozjpeg: true}).toBuffer()
    : placed.png({compressionLevel: 1}).toBuffer()
}
