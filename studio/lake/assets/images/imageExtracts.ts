import {DefaultGenerator, DefaultOpts} from '@vibrant/generator-default'
import {MMCQ} from '@vibrant/quantizer-mmcq'
import {encode} from 'blurhash'
import sharp from 'sharp'
import type {JsonObject} from '../../json.ts'
import type {Extract, ImageExtracts} from './extracts.ts'
import {type ImageFacts, MAX_PIXELS} from './imageFormat.ts'

/** The longest side of the picture that colours are taken from, and of the preview, in pixels. */
const SAMPLE = 64
const PREVIEW = 20
const COLOURS = 64

/**
 * Takes a tiny preview (`lqip`, a data URL), a blurred one (`blurHash`) and the main colours
 * (`palette`) from an image, as far as asked for.
 */
export async function imageExtracts(
  bytes: Buffer,
  {hasAlpha}: ImageFacts,
  wanted: readonly Extract[],
): Promise<ImageExtracts> {
  const small = (side: number) =>
    sharp(bytes, {limitInputPixels: MAX_PIXELS})
      .autoOrient()
      .resize(side, side, {fit: 'inside', withoutEnlargement: true})
  const found: ImageExtracts = {}
  if (wanted.includes('lqip')) {
    const preview = small(PREVIEW)
    const drawn = hasAlpha ? preview.png() : preview.jpeg({quality: 60})
    const type = hasAlpha ? 'png' : 'jpeg'
    found.lqip = `data:image/${type};base64,${(await drawn.toBuffer()).toString('base64')}`
  }
  if (!wanted.includes('blurhash') && !wanted.includes('palette')) return found
  const {data, info} = await small(SAMPLE).ensureAlpha().raw().toBuffer({resolveWithObject: true})
  const pixels = new Uint8ClampedArray(data)
  if (wanted.includes('blurhash')) {
    found.blurHash = encode(pixels, info.width, info.height, ...componentsFor(info))
  }
  if (wanted.includes('palette')) found.palette = await paletteOf(pixels)
  return found
}

/** More detail along the longer side. */
function componentsFor({width, height}: {width: number; height: number}): [number, number] {
  return width >= height ? [4, 3] : [3, 4]
}

const SWATCHES = {
  DarkMuted: 'darkMuted',
  DarkVibrant: 'darkVibrant',
  LightMuted: 'lightMuted',
  LightVibrant: 'lightVibrant',
  Muted: 'muted',
  Vibrant: 'vibrant',
} as const

async function paletteOf(pixels: Uint8ClampedArray): Promise<JsonObject> {
  const swatches = MMCQ(pixels, {colorCount: COLOURS})
  const named = await DefaultGenerator(swatches, DefaultOpts)
  const total = swatches.reduce((sum, {population}) => sum + population, 0)
  const palette: JsonObject = {_type: 'sanity.imagePalette'}
  let most = 0
  for (const [name, field] of Object.entries(SWATCHES)) {
    const swatch = named[name]
    if (!swatch) continue
    const described = {
      _type: 'sanity.imagePaletteSwatch',
      background: swatch.hex,
      foreground: swatch.titleTextColor,
      title: swatch.titleTextColor,
      population: Math.round((swatch.population / total) * 10_000) / 100,
    }
    palette[field] = described
    if (swatch.population >= most) palette.dominant = described
    most = Math.max(most, swatch.population)
  }
  return palette
}
