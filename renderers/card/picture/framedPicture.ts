import {LRUCache} from 'lru-cache'
import sharp, {type OutputInfo} from 'sharp'
import {decoding} from '../../decoding.ts'
import {cropOf} from '../../guide/crop.ts'
import type {Picture} from '../../guide/model.ts'
import {type Box, containIn, grow} from '../drawing/box.ts'
import {memoize} from '../drawing/memoize.ts'
import {THINNEST, type VisiblePart, visiblePart} from './visiblePart.ts'

export type Images = ReadonlyMap<string, Uint8Array>

/** Pixels with straight alpha, and where on the card they belong. */
export interface FramedPicture extends Box {
  readonly pixels: Uint8Array
  /** Whether it is a photograph: what PNG packs badly. */
  readonly photograph: boolean
  readonly shown: VisiblePart
}

/** Colours of the frame: its border, the sheet that looks out below it, and what fills the room beside a picture. */
export interface FrameColours {
  readonly border: string
  readonly sheet: string
  readonly filling: string
}

/** Cuts, sizes and frames pictures: inside the SVG this would cost many times more. */
export type Framer = (
  picture: Picture,
  slot: Box,
  colours: FrameColours,
  images: Images,
) => Promise<FramedPicture>

/** A decoded picture. */
interface Upright {
  readonly data: Buffer
  readonly info: OutputInfo
  readonly photograph: boolean
}

const RADIUS = 18
const BORDER = 4
/** How far the sheet behind a picture looks out below it. */
const OFFSET = 18
/** The part of its slot, in width and in height, from which a picture needs nothing beside it. */
const FILLS_SLOT = 0.5
/** Bytes a pixel: drawn figures and screenshots need far less as PNG, photographs far more. */
const PHOTOGRAPH = 0.9
/** Pixels along the side of the sample by which that is judged. */
const SAMPLE = 256

/** Decoded pictures take many megabytes, so only the last two are kept. */
const MAX_UPRIGHT = 2
const MAX_FRAMED = 8

/**
 * Makes a framer. It takes originals by asset id, which names their bytes too, so that each is decoded
 * once for all cards that show it. Throws what sharp throws when one cannot be read.
 */
export function createFramer(): Framer {
  const upright = new LRUCache<string, Promise<Upright>>({max: MAX_UPRIGHT})
  const framed = new LRUCache<string, Promise<FramedPicture>>({max: MAX_FRAMED})
  return (picture, slot, colours, images) => {
    const {asset} = picture
    const key = JSON.stringify([picture, slot, colours])
    return memoize(framed, key, async () => {
      const decoded = await memoize(upright, asset, () => decode(images.get(asset)))
      return frame(picture, slot, colours, decoded)
    })
  }
}

/** The height that a picture takes with its frame in a slot of a width, in pixels. */
export function framedHeight(picture: Picture, width: number): number {
  const crop = cropOf(picture)
  const around = 2 * BORDER + OFFSET
  return Math.ceil(Math.max(THINNEST, ((width - around) * crop.height) / crop.width)) + around
}

async function decode(bytes: Uint8Array | undefined): Promise<Upright> {
  if (bytes === undefined) throw new Error('it is missing')
  const {data, info} = await sharp(bytes, decoding)
    .autoOrient()
    .toColourspace('srgb')
    .raw()
    .toBuffer({resolveWithObject: true})
  const {width, height, channels} = info
  const sample = await sharp(data, {raw: {width, height, channels}})
    .resize({width: SAMPLE, height: SAMPLE, fit: 'cover'})
    .flatten({background: '#fff'})
    .png()
    .toBuffer()
  return {data, info, photograph: sample.length > SAMPLE ** 2 * PHOTOGRAPH}
}

async function frame(
  picture: Picture,
  slot: Box,
  colours: FrameColours,
  {data, info: {width, height, channels}, photograph}: Upright,
): Promise<FramedPicture> {
  const around = 2 * BORDER + OFFSET
  const inner = {
    left: slot.left + BORDER,
    top: slot.top + BORDER,
    width: slot.width - around,
    height: slot.height - around,
  }
  const shown = visiblePart(picture, inner)
  const box = containIn(inner, shown.part)
  const alone = box.width >= inner.width * FILLS_SLOT && box.height >= inner.height * FILLS_SLOT
  const panel = alone ? box : inner
  const rim = grow(panel, BORDER)
  const outer = {...rim, width: rim.width + OFFSET, height: rim.height + OFFSET}
  const rounded = await sharp(data, {raw: {width, height, channels}})
    .extract(shown.part)
    .resize({width: box.width, height: box.height, fit: 'fill'})
    .flatten({background: '#fff'})
    .ensureAlpha()
    .composite([{input: roundedCorners(panel, box), blend: 'dest-in'}])
    .raw()
    .toBuffer()
  const pixels = await sharp(mount(outer, rim, panel, colours))
    .composite([
      {
        input: rounded,
        raw: {width: box.width, height: box.height, channels: 4},
        left: box.left - outer.left,
        top: box.top - outer.top,
      },
    ])
    .raw()
    .toBuffer()
  return {...outer, pixels, photograph, shown}
}

/** A mask of the panel's rounded corners, as far as the picture reaches into them. */
function roundedCorners(panel: Box, box: Box): Buffer {
  const left = panel.left - box.left
  const top = panel.top - box.top
  return svg(box, rectangle({...panel, left, top}, RADIUS, '#000'))
}

function mount(outer: Box, rim: Box, panel: Box, {border, sheet, filling}: FrameColours): Buffer {
  const place = (box: Box, by = 0) => ({
    ...box,
    left: box.left - outer.left + by,
    top: box.top - outer.top + by,
  })
  return svg(
    outer,
    rectangle(place(rim, OFFSET), RADIUS + BORDER, sheet) +
      rectangle(place(rim), RADIUS + BORDER, border) +
      rectangle(place(panel), RADIUS, filling),
  )
}

function svg({width, height}: Box, content: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`,
  )
}

function rectangle({left, top, width, height}: Box, radius: number, fill: string): string {
  return `<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`
}
