import type {Sharp} from 'sharp'
import {type CardFormat, type CardKind, fileTypes} from '../card.ts'

/** A card as a file. */
export interface Encoded {
  readonly bytes: Uint8Array
  readonly format: CardFormat
  readonly extension: string
  readonly mediaType: string
}

/** The most that a card may weigh, in bytes: messengers drop the preview of a link that is heavier. */
export const budgets: Record<CardKind, number> = {
  og: 300_000,
  square: 500_000,
  portrait: 500_000,
  story: 500_000,
  step: 500_000,
  closing: 500_000,
}

/** Ways to write a format, best first; the next is tried where the card is too heavy. */
const attempts: Record<CardFormat, readonly ((image: Sharp) => Sharp)[]> = {
  png: [
    (image) => image.png({compressionLevel: 6}),
    (image) => image.png({compressionLevel: 9, palette: true, quality: 100}),
  ],
  jpeg: [
    (image) => image.jpeg({quality: 88, chromaSubsampling: '4:4:4'}),
    (image) => image.jpeg({quality: 80, chromaSubsampling: '4:4:4'}),
    (image) => image.jpeg({quality: 70, mozjpeg: true}),
    (image) => image.jpeg({quality: 55, mozjpeg: true}),
  ],
  webp: [
    (image) => image.webp({quality: 90}),
    (image) => image.webp({quality: 78}),
    (image) => image.webp({quality: 60}),
  ],
}

/**
 * Writes an image in a format, in the best quality that keeps to a budget (bytes); where none does,
 * in the smallest. The description goes into its EXIF data.
 */
export async function encode(
  image: () => Sharp,
  {
    format,
    budget,
    description,
  }: {readonly format: CardFormat; readonly budget: number; readonly description: string},
): Promise<Encoded> {
  const exif = {IFD0: {ImageDescription: description}}
  let smallest: Uint8Array | undefined
  for (const attempt of attempts[format]) {
    const bytes = await attempt(image().withExif(exif)).toBuffer()
    if (smallest === undefined || bytes.length < smallest.length) smallest = bytes
    if (smallest.length <= budget) break
  }
  if (smallest === undefined) throw new Error(`There is no way to write ${format}.`)
  return {bytes: smallest, format, ...fileTypes[format]}
}
