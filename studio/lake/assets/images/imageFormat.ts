import sharp from 'sharp'
import {refused} from '../../door/apiError.ts'
import {FORMATS} from '../mimeTypes.ts'
import {checkSvg} from '../svgSafety.ts'

/** What the lake knows about the bytes of an image. Sizes in pixels, as a viewer shows it. */
export type ImageFacts = {
  extension: string
  mimeType: string
  width: number
  height: number
  hasAlpha: boolean
  isOpaque: boolean
}

/** The largest image that is decoded: beyond it lies a decompression bomb, not a screenshot. */
export const MAX_PIXELS = 100_000_000

/**
 * Reads what an image is, and that it can be drawn to its end. Throws ApiError 400 on what is no
 * image, is cut off, is too large to decode, or is an SVG that does more than draw.
 */
export async function readImage(bytes: Buffer): Promise<ImageFacts> {
  if (bytes.length === 0) throw notAnImage('it is empty')
  const image = sharp(bytes, {limitInputPixels: MAX_PIXELS, failOn: 'truncated'})
  const metadata = await image.metadata().catch(unreadable)
  const format = FORMATS[metadata.format ?? '']
  if (!format) throw notAnImage(`the format ${metadata.format} is not supported`)
  const {width, height} = metadata.autoOrient
  const hasAlpha = metadata.hasAlpha ?? false
  if (width * height * Math.max(metadata.pages ?? 1, 1) > MAX_PIXELS) {
    throw notAnImage(`${width} × ${height} pixels are more than the ${MAX_PIXELS} allowed`)
  }
  if (format.extension === 'svg') checkSvg(bytes)
  await image.resize(1, 1, {fit: 'fill'}).raw().toBuffer().catch(unreadable)
  return {...format, width, height, hasAlpha, isOpaque: !hasAlpha}
}

function unreadable(error: unknown): never {
  throw notAnImage(error instanceof Error ? error.message : String(error))
}

function notAnImage(reason: string): Error {
  return refused(
    400,
    'Bad Request',
    `This is not an image that can be used: ${reason}. Use PNG, JPEG, WebP, GIF, AVIF, TIFF or SVG.`,
  )
}
