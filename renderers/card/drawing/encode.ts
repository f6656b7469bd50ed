import type {Sharp} from 'sharp'
import type {Card, CardFormat} from '../card.ts'

const extensions = {png: 'png', jpeg: 'jpg', webp: 'webp'} as const

/** Ways to write a format, best first; the next is tried where the card is too heavy. */
const attempts = {
  png: [{compressionLevel: 3}, {compressionLevel: 9, palette: true, quality: 100}],
  jpeg: [
    {quality: 88, chromaSubsampling: '4:4:4'},
    {quality: 78, chromaSubsampling: '4:4:4'},
    {quality: 60, mozjpeg: true},
  ],
  webp: [{quality: 90}, {quality: 75}, {quality: 60}],
} as const satisfies Record<CardFormat, readonly object[]>

/** Writes an image in the best quality that keeps to a budget (bytes), else in the smallest; with a description as EXIF. */
export async function encode(
  image: () => Sharp,
  format: CardFormat,
  budget: number,
  description: string,
): Promise<Pick<Card, 'bytes' | 'format' | 'extension' | 'mediaType'>> {
  const exif = {IFD0: {ImageDescription: description}}
  let smallest = new Uint8Array()
  for (const options of attempts[format]) {
    const bytes = await image().withExif(exif).toFormat(format, options).toBuffer()
    if (smallest.length === 0 || bytes.length < smallest.length) smallest = new Uint8Array(bytes)
    if (smallest.length <= budget) break
  }
  return {bytes: smallest, format, extension: extensions[format], mediaType: `image/${format}`}
}
