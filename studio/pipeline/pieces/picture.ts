import {createHash} from 'node:crypto'
import sharp, {type Sharp} from 'sharp'
import {cropOf} from '../../../renderers/guide/crop.ts'
import type {Picture} from '../../../renderers/guide/model.ts'
import type {ImagePlace} from '../../../renderers/web/image.ts'
import {imageKey, imagePlaces, widthsOf} from '../../../site/src/pictures.ts'
import {fetchAsset} from './originals.ts'
import type {Sketch} from './piece.ts'

export interface PictureInput {
  readonly picture: Picture
  readonly place: ImagePlace
  /** Where the store serves the original. */
  readonly url?: string
}

const formats = {
  avif: {type: 'image/avif', encode: (image: Sharp) => image.avif({quality: 55, effort: 2})},
  webp: {type: 'image/webp', encode: (image: Sharp) => image.webp({quality: 80, effort: 4})},
} as const

/** Makes a picture of a web page in all sizes and formats. A failure names no document: many may show it. */
export async function drawPicture({picture, place, url}: PictureInput): Promise<Sketch<'picture'>> {
  const original = await fetchAsset(url)
  if (!(original instanceof Uint8Array)) {
    return {findings: [unreadable(picture, original)], isTemporary: true}
  }
  try {
    return {value: await make(picture, place, original), findings: []}
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {findings: [unreadable(picture, reason)]}
  }
}

async function make(
  picture: Picture,
  place: ImagePlace,
  original: Uint8Array,
): Promise<NonNullable<Sketch<'picture'>['value']>> {
  const region = cropOf(picture)
  const widths = widthsOf(region, place)
  // Crops refer to the upright picture, so it is turned first. All sizes are made from the largest.
  const {data, info: raw} = await sharp(original)
    .autoOrient()
    .extract(region)
    .resize({width: widths.at(-1)})
    .raw()
    .toBuffer({resolveWithObject: true})
  const mark = createHash('sha256').update(imageKey(picture, place)).digest('hex').slice(0, 8)
  const base = `${picture.asset.replace(/^image-/u, '').slice(0, 12)}-${mark}`
  const files: {name: string; bytes: Uint8Array}[] = []
  const resized = async (width: number, extension: string, encode: (image: Sharp) => Sharp) => {
    const name = `${base}-${width}.${extension}`
    files.push({name, bytes: await encode(sharp(data, {raw}).resize({width})).toBuffer()})
    return `/images/${name}`
  }
  const middle = widths[Math.min(1, widths.length - 1)] ?? region.width
  const src = await resized(middle, 'png', (image) =>
    image.png({compressionLevel: 9, palette: true, quality: 90}),
  )
  const sources: {type: string; srcset: string}[] = []
  for (const [extension, {type, encode}] of Object.entries(formats)) {
    const made: string[] = []
    for (const width of widths) made.push(`${await resized(width, extension, encode)} ${width}w`)
    sources.push({type, srcset: made.join(', ')})
  }
  const width = widths.at(-1) ?? region.width
  const height = Math.max(1, Math.round((region.height * width) / region.width))
  return {files, facts: {sources, src, width, height, sizes: imagePlaces[place].sizes}}
}

function unreadable({asset, fileName}: Picture, reason: string) {
  return {
    severity: 'error',
    document: asset,
    path: '',
    problem: `The picture “${fileName ?? asset}” cannot be read: ${reason}.`,
    remedy: 'Save it anew as PNG or JPEG and upload it again.',
  } as const
}
