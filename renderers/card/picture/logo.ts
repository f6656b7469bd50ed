import sharp from 'sharp'
import {decoding} from '../../decoding.ts'
import type {Found} from '../../guide/finding/finding.ts'
import type {Site} from '../../guide/model.ts'
import type {Images, Size} from '../card.ts'
import {unreadablePicture} from '../findings.ts'

/** The school's logo as a data address: PNG, upright, and small. */
export interface Logo extends Size {
  readonly href: string
}

/** Reads the school's logo, without the margin around it; nothing where the school has none. */
export async function readLogo(
  {logo: picture}: Site,
  images: Images,
): Promise<Found<Logo | undefined>> {
  const bytes = picture === undefined ? undefined : images.get(picture.asset)
  if (picture === undefined || bytes === undefined) return {value: undefined, findings: []}
  try {
    const {data, info} = await sharp(bytes, decoding)
      .autoOrient()
      .trim()
      .resize({width: 400, height: 200, fit: 'inside'})
      .png()
      .toBuffer({resolveWithObject: true})
    const href = `data:image/png;base64,${data.toString('base64')}`
    return {value: {href, width: info.width, height: info.height}, findings: []}
  } catch (error) {
    const source = {document: 'siteSettings', path: 'logo'}
    return {value: undefined, findings: [unreadablePicture(source, error)]}
  }
}
