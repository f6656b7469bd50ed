import type {Sharp} from 'sharp'
import type {Card, CardFormat, CardKind} from '../card.ts'

/** A card as a file. */
export type Encoded = Pick<Card, 'bytes' | 'format' | 'extension' | 'mediaType'>

const post = 500_000

/** The most that a card may weigh, in bytes: messengers drop the preview of a link that is heavier. */
export const budgets: Record<CardKind, number> = {
  og: 300_000,
  square: post,
  portrait: post,
  story: post,
  step: post,
  closing: post,
}

/** Ways to write a format, best first; the next is tried where the card is too heavy. */
const attempts = {
  png: [{compressionLevel: 6}, {compressionLevel: 9, palette: true, quality: 100}],
  jpeg: [
    {quality: 88, chromaSubsampling: '4:4:4'},
    {quality: 78, chromaSubsampling: '4:4:4'},
    {quality: 60, mozjpeg: true},
  ],
  webp: [{quality: 90}, {quality: 75}, {quality: 60}],
} as const satisfies Record<CardFormat, readonly object[]>

/**
 * Writes an image in a format, in the best quality that keeps to a budget (bytes); where none does,
 * in the smallest. The description goes into its EXIF data.
 */
export async function encode(
  image: () => Sharp,
  format: CardFormat,
  budget: number,
  description: string,
): Promise<Encoded> {
  const exif = {IFD0: {ImageDescription: description}}
  let smallest = new Uint8Array()
  for (const options of attempts[format]) {
    const bytes = await image().withExif(exif).toFormat(format, options).toBuffer()
    if (smallest.length === 0 || bytes.length < smallest.length) smallest = new Uint8Array(bytes)
    if (smallest.length <= budget) break
  }
  const extension = format === 'jpeg' ? 'jpg' : format
  return {bytes: smallest, format, extension, mediaType: `image/${format}`}
}
