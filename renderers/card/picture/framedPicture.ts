import sharp from 'sharp'
import {createCache} from '../../cache.ts'
import {decoding} from '../../decoding.ts'
import {cropOf} from '../../guide/crop.ts'
import type {Picture} from '../../guide/model.ts'
import type {Colours} from '../../tokens.ts'
import type {Box, Images, Size} from '../card.ts'
import type {PlacedPicture} from './placePicture.ts'
import {MIN_THICKNESS, visiblePart} from './visiblePart.ts'

/** A picture, and what it is mounted on. */
export interface FramedPicture extends PlacedPicture {
  /** As SVG. */
  readonly mount: string
  /** Whether it is a photograph: what PNG packs badly. */
  readonly photograph: boolean
  /** Whether it shows all that the editor's crop leaves. */
  readonly whole: boolean
}

/** A decoded picture. */
type Upright = Awaited<ReturnType<typeof decode>>

const RADIUS = 18
const BORDER = 4
/** How far the sheet behind a picture looks out below it. */
const OFFSET = 18
/** What a frame takes of a slot, in width and in height. */
const AROUND = 2 * BORDER + OFFSET
/** The part of its slot, in width and in height, from which a picture needs nothing beside it. */
const FILLS_SLOT = 0.5
/** Bytes a pixel of a sample: drawn figures and screenshots need far less as PNG, photographs far more. */
const PHOTOGRAPH = 0.9
const SAMPLE = 256

/**
 * Makes what frames pictures in slots: inside the SVG this would cost many times more. Each is decoded
 * once for all cards that show it. Throws what sharp throws when one cannot be read.
 */
export function createFramer() {
  // Decoded pictures take many megabytes, so only the last two are kept.
  const decoded = createCache<Upright>(2)
  const framed = createCache<FramedPicture>(8)
  return (picture: Picture, slot: Box, colours: Colours, images: Images) =>
    framed(JSON.stringify([picture, slot, colours]), async () => {
      const {asset} = picture
      return frame(picture, slot, colours, await decoded(asset, () => decode(images.get(asset))))
    })
}

/** The height that a picture takes with its frame in a slot of a width, in pixels. */
export function framedHeight(picture: Picture, width: number): number {
  const {width: across, height} = cropOf(picture)
  return Math.ceil(Math.max(MIN_THICKNESS, ((width - AROUND) * height) / across)) + AROUND
}

async function decode(bytes: Uint8Array | undefined) {
  if (bytes === undefined) throw new Error('it is missing')
  const upright = sharp(bytes, decoding).autoOrient().toColourspace('srgb').raw()
  const {data, info: raw} = await upright.toBuffer({resolveWithObject: true})
  const sample = sharp(data, {raw})
    .resize({width: SAMPLE, height: SAMPLE, fit: 'cover'})
    .flatten({background: '#fff'})
    .png()
  return {data, raw, photograph: (await sample.toBuffer()).length > SAMPLE ** 2 * PHOTOGRAPH}
}

async function frame(
  picture: Picture,
  slot: Box,
  colours: Colours,
  {data, raw, photograph}: Upright,
): Promise<FramedPicture> {
  const inner = {width: slot.width - AROUND, height: slot.height - AROUND}
  const {part, whole} = visiblePart(picture, inner)
  const scale = Math.min(inner.width / part.width, inner.height / part.height)
  const shown = {
    width: Math.max(1, Math.round(part.width * scale)),
    height: Math.max(1, Math.round(part.height * scale)),
  }
  const alone = shown.width >= inner.width * FILLS_SLOT && shown.height >= inner.height * FILLS_SLOT
  // Beside a picture that does not fill its slot, a panel does.
  const panel = alone ? shown : inner
  const pixels = await sharp(data, {raw})
    .extract(part)
    .resize({...shown, fit: 'fill'})
    .flatten({background: '#fff'})
    .ensureAlpha()
    .raw()
    .toBuffer()
  const rim = {width: panel.width + 2 * BORDER, height: panel.height + 2 * BORDER}
  const left = slot.left + Math.round((slot.width - rim.width - OFFSET) / 2)
  const top = slot.top + Math.round((slot.height - rim.height - OFFSET) / 2)
  const mount = `<g transform="translate(${left} ${top})">
    ${rectangle(OFFSET, rim, RADIUS + BORDER, colours.accent)}
    ${rectangle(0, rim, RADIUS + BORDER, colours.line)}
    ${rectangle(BORDER, panel, RADIUS, colours.brandPale)}
  </g>`
  return {
    mount,
    pixels,
    ...shown,
    left: left + BORDER + Math.round((panel.width - shown.width) / 2),
    top: top + BORDER + Math.round((panel.height - shown.height) / 2),
    radius: alone ? RADIUS : 0,
    photograph,
    whole,
  }
}

function rectangle(at: number, {width, height}: Size, radius: number, fill: string): string {
  return `<rect x="${at}" y="${at}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`
}
