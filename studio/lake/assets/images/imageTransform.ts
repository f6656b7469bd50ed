import sharp, {type Sharp} from 'sharp'
import {refused} from '../../door/apiError.ts'
import {MAX_PIXELS} from './imageFormat.ts'
import type {Format, ImageParameters} from './imageParameters.ts'
import {type PixelSize, placement} from './imagePlacement.ts'

export type Transformed = {bytes: Buffer; extension: string}

/**
 * Draws an image as its address asks: turned upright, cut to `rect`, then sized, adjusted and
 * encoded. `size` is the image as a viewer sees it. Throws ApiError 400 when `rect` lies outside.
 */
export async function transformImage(
  bytes: Buffer,
  size: PixelSize,
  extension: string,
  parameters: ImageParameters,
  accept: string,
): Promise<Transformed> {
  const cut = parameters.rect ?? {left: 0, top: 0, ...size}
  if (cut.left + cut.width > size.width || cut.top + cut.height > size.height) {
    throw refused(
      400,
      'Bad Request',
      `rect lies outside the image of ${size.width} × ${size.height}.`,
    )
  }
  let image = sharp(bytes, {limitInputPixels: MAX_PIXELS}).autoOrient()
  if (parameters.rect) image = await rendered(image.extract(cut))
  if (parameters.rotate !== 0) image = await rendered(image.rotate(parameters.rotate))
  if (parameters.flipHorizontal) image = image.flop()
  if (parameters.flipVertical) image = image.flip()
  const isTurned = parameters.rotate % 180 !== 0
  const shown = isTurned ? {width: cut.height, height: cut.width} : cut
  image = adjusted(await placed(image, shown, parameters), parameters)
  if (parameters.background !== undefined) {
    image = image.flatten({background: parameters.background})
  }
  return encoded(image, formatFor(extension, parameters, accept), parameters.quality)
}

/** sharp does its steps in an order of its own; what must come first is drawn first. */
async function rendered(image: Sharp): Promise<Sharp> {
  const {data, info} = await image.raw().toBuffer({resolveWithObject: true})
  return sharp(data, {
    raw: {width: info.width, height: info.height, channels: info.channels},
    limitInputPixels: MAX_PIXELS,
  })
}

async function placed(image: Sharp, shown: PixelSize, parameters: ImageParameters): Promise<Sharp> {
  const {scaled, region, canvas, strategy} = placement(shown, parameters)
  const isSame = scaled.width === shown.width && scaled.height === shown.height
  let result = image
  if (strategy === 'entropy') {
    result = result.resize({...region, fit: 'cover', position: sharp.strategy.entropy})
  } else {
    if (!isSame) result = result.resize({...scaled, fit: 'fill'})
    if (region.width !== scaled.width || region.height !== scaled.height) {
      result = (await rendered(result)).extract(region)
    }
  }
  const left = Math.floor((canvas.width - region.width) / 2)
  const top = Math.floor((canvas.height - region.height) / 2)
  if (canvas.width === region.width && canvas.height === region.height) return result
  return result.extend({
    left,
    top,
    right: canvas.width - region.width - left,
    bottom: canvas.height - region.height - top,
    background: parameters.background ?? '#fff',
  })
}

function adjusted(image: Sharp, parameters: ImageParameters): Sharp {
  let result = image
  if (parameters.blur !== undefined) result = result.blur(Math.max(0.3, parameters.blur / 10))
  if (parameters.sharpen) result = result.sharpen({sigma: 0.5 + parameters.sharpen / 50})
  if (parameters.invert) result = result.negate({alpha: false})
  if (parameters.saturation !== undefined) {
    result = result.modulate({saturation: 1 + parameters.saturation / 100})
  }
  return result
}

/** The format asked for; else the best that the reader takes (`auto`); else the image's own. */
function formatFor(extension: string, {format, auto}: ImageParameters, accept: string): Format {
  if (format) return format
  if (auto && accept.includes('image/avif')) return 'avif'
  if (auto && accept.includes('image/webp')) return 'webp'
  if (extension === 'png' || extension === 'webp' || extension === 'avif') return extension
  return extension === 'jpg' ? 'jpg' : 'png'
}

const DEFAULT_QUALITY = 75

async function encoded(
  image: Sharp,
  format: Format,
  quality = DEFAULT_QUALITY,
): Promise<Transformed> {
  const atLeastOne = Math.max(1, quality)
  switch (format) {
    case 'json': {
      const {info} = await image.toBuffer({resolveWithObject: true})
      const facts = {width: info.width, height: info.height, format: info.format}
      return {bytes: Buffer.from(JSON.stringify(facts)), extension: 'json'}
    }
    case 'jpg':
    case 'pjpg':
      return {
        bytes: await image
          .flatten({background: '#fff'})
          .jpeg({quality: atLeastOne, progressive: format === 'pjpg'})
          .toBuffer(),
        extension: 'jpg',
      }
    case 'png':
      return {bytes: await image.png().toBuffer(), extension: 'png'}
    case 'webp':
      return {bytes: await image.webp({quality: atLeastOne}).toBuffer(), extension: 'webp'}
    case 'avif':
      return {
        bytes: await image.avif({quality: atLeastOne, effort: 2}).toBuffer(),
        extension: 'avif',
      }
  }
}
