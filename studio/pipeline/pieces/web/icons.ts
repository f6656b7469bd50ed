import sharp, {type Sharp} from 'sharp'
import {cropOf} from '../../../../renderers/guide/crop.ts'
import type {Picture} from '../../../../renderers/guide/model.ts'
import {type SiteIcon, siteIcons} from '../../../../site/src/host/icons.ts'
import {fetchAsset} from '../originals.ts'
import type {Sketch} from '../piece.ts'

export interface IconsInput {
  readonly logo?: {readonly picture: Picture; readonly url?: string}
  /** As in #14539a: the ground of the leaf that stands for a school without a logo, and the leaf. */
  readonly ground: string
  readonly leaf: string
}

/** The side of the drawn leaf, in pixels: the largest icon’s. */
const SIDE = 512

/** How much of an icon its picture fills: devices may cut the rest off (W3C Image Resource, 3: the safe zone). */
const FILLED = {whole: 1, safe: 0.72} as const

/** Draws the icons of the site: the logo, or a leaf in the school’s colours. */
export async function drawIcons(input: IconsInput): Promise<Sketch<'icons'>> {
  const {logo} = input
  const original = logo === undefined ? undefined : await fetchAsset(logo.url)
  // The logo in the header is the same file: where it cannot be read, that is said there.
  const isTemporary = original !== undefined && !(original instanceof Uint8Array)
  const picture =
    logo !== undefined && original instanceof Uint8Array
      ? await cropped(logo.picture, original).catch(() => drawnLeaf(input))
      : drawnLeaf(input)
  const files = await Promise.all(
    siteIcons.map(async (icon) => ({name: icon.name, bytes: await drawIcon(picture, icon, input)})),
  )
  return {value: {files, facts: {}}, findings: [], isTemporary}
}

/** A picture of an icon, and whether it stands on the school’s colour or on white, as logos do. */
interface Mark {
  readonly png: Uint8Array
  readonly isLogo: boolean
}

async function cropped(picture: Picture, original: Uint8Array): Promise<Mark> {
  const upright = await sharp(original).rotate().png().toBuffer()
  return {png: await sharp(upright).extract(cropOf(picture)).png().toBuffer(), isLogo: true}
}

async function drawnLeaf({leaf}: IconsInput): Promise<Mark> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}" viewBox="0 0 100 100"><path fill="${leaf}" d="M0 100A100 100 0 0 1 100 0A100 100 0 0 1 0 100Z"/></svg>`
  return {png: await sharp(Buffer.from(svg)).png().toBuffer(), isLogo: false}
}

async function drawIcon(
  picture: Mark | Promise<Mark>,
  {size, fit}: SiteIcon,
  {ground}: IconsInput,
): Promise<Uint8Array> {
  const {png, isLogo} = await picture
  const side = Math.round(size * (isLogo && fit === 'whole' ? FILLED.whole : FILLED.safe))
  const isOpen = isLogo && fit === 'whole'
  const background = isLogo ? '#ffffff' : ground
  const mark = await sharp(png)
    .resize({width: side, height: side, fit: 'contain', background: '#00000000'})
    .png()
    .toBuffer()
  const canvas: Sharp = sharp({
    create: {width: size, height: size, channels: 4, background: isOpen ? '#00000000' : background},
  })
  return canvas
    .composite([{input: mark}])
    .png({compressionLevel: 9})
    .toBuffer()
}
