import sharp from 'sharp'
import {decoding} from '../decoding.ts'
import type {Found} from '../guide/finding.ts'
import type {Guide} from '../guide/model.ts'
import {unreadablePicture} from './findings.ts'
import type {Logo} from './identity.ts'

/**
 * Reads the school's logo as satori can draw it: upright, without the margin around it, small, PNG.
 * Takes originals by asset id. Nothing where the school has none; a finding where it is unreadable.
 */
export async function readLogo(
  guide: Guide,
  images: ReadonlyMap<string, Uint8Array>,
): Promise<Found<Logo | undefined>> {
  const picture = guide.site.logo
  const bytes = picture === undefined ? undefined : images.get(picture.asset)
  if (picture === undefined || bytes === undefined) return {value: undefined, findings: []}
  try {
    const upright = await sharp(bytes, decoding).autoOrient().png().toBuffer()
    const {data, info} = await sharp(upright)
      .trim()
      .resize({width: 400, height: 200, fit: 'inside'})
      .png()
      .toBuffer({resolveWithObject: true})
    const href = `data:image/png;base64,${data.toString('base64')}`
    return {value: {href, width: info.width, height: info.height}, findings: []}
  } catch (error) {
    return {value: undefined, findings: [unreadablePicture(guide, picture, error)]}
  }
}
