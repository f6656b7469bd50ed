import {createHash} from 'node:crypto'
import {access} from 'node:fs/promises'
import {join} from 'node:path'
import sharp, {type Sharp} from 'sharp'
import {cropOf, type Region} from '../../../renderers/guide/crop.ts'
import type {Figure, Guide, Picture} from '../../../renderers/guide/model.ts'
import {allBlocks} from '../../../renderers/guide/within.ts'
import type {ImagePlace, WebImage} from '../../../renderers/web/image.ts'
import {writeWhole} from '../writeWhole.ts'
import type {GuideEntry, ServedFile} from './guideEntry.ts'

/** Widths in pixels that a picture is made in, and how wide it is shown (as `sizes` in HTML). */
const places: Record<ImagePlace, {widths: readonly number[]; sizes: string}> = {
  page: {widths: [480, 800, 1200, 1600], sizes: '(min-width: 48rem) 42rem, calc(100vw - 2rem)'},
  tile: {widths: [320, 480, 720], sizes: '(min-width: 48rem) 20rem, calc(100vw - 2rem)'},
  step: {widths: [320, 480, 720, 1080], sizes: '(min-width: 48rem) 21rem, calc(100vw - 5rem)'},
}

const formats = {
  avif: {type: 'image/avif', encode: (image: Sharp) => image.avif({quality: 55, effort: 2})},
  webp: {type: 'image/webp', encode: (image: Sharp) => image.webp({quality: 80, effort: 4})},
} as const

const cacheFolder = join(process.cwd(), '.cache', 'images')

/** Changes when the way pictures are made changes, so that no stale one is served. */
export const recipe = `1 ${JSON.stringify(places)}`

/** What a picture is known by: its asset, crop and place. */
export function imageKey({asset, crop}: Picture, place: ImagePlace): string {
  return `${asset} ${crop.top} ${crop.right} ${crop.bottom} ${crop.left} ${place}`
}

/** The school's logo as the site serves it; undefined where there is none. */
export function logoOf({guide, images}: GuideEntry): WebImage | undefined {
  const {logo} = guide.site
  return logo === undefined ? undefined : images[imageKey(logo, 'step')]
}

/** Makes every picture of a guide in all sizes and formats, each once: what is cached is not made again. */
export async function serveImages(guide: Guide): Promise<Pick<GuideEntry, 'images' | 'files'>> {
  const images: Record<string, WebImage> = {}
  const files: ServedFile[] = []
  const wanted = picturesIn(guide)
  for (const {picture, place} of wanted) {
    const key = imageKey(picture, place)
    if (images[key] !== undefined) continue
    const served = await serveImage(picture, place)
    images[key] = served.image
    files.push(...served.files)
  }
  return {images, files}
}

/** Whether all files of an entry of an earlier build are still in the cache. */
export async function allImagesExist({files}: GuideEntry): Promise<boolean> {
  const present = await Promise.all(files.map(({cached}) => exists(cached)))
  return present.every(Boolean)
}

function picturesIn(guide: Guide): {picture: Picture; place: ImagePlace}[] {
  const blocks = allBlocks(guide.body)
  const figuresOf = (parts: readonly {readonly figure?: Figure}[]) =>
    new Set(parts.map(({figure}) => figure))
  const inSteps = figuresOf(
    blocks.flatMap((block) => (block._type === 'procedure' ? block.steps : [])),
  )
  const inTiles = figuresOf(
    blocks.flatMap((block) => (block._type === 'linkTiles' ? block.tiles : [])),
  )
  const placeOf = (figure: Figure): ImagePlace => {
    if (inSteps.has(figure)) return 'step'
    return inTiles.has(figure) ? 'tile' : 'page'
  }
  const figures = blocks
    .filter((block) => block._type === 'figure')
    .map((figure) => ({picture: figure.picture, place: placeOf(figure)}))
  const {logo} = guide.site
  return logo === undefined ? figures : [{picture: logo, place: 'step'}, ...figures]
}

async function serveImage(picture: Picture, place: ImagePlace) {
  const region = cropOf(picture)
  const {widths, sizes} = places[place]
  const fitting = widths.filter((width) => width < region.width)
  const all = fitting.length < widths.length ? [...fitting, region.width] : fitting
  const base = `${picture.asset.replace(/^image-/u, '').slice(0, 12)}-${hash(imageKey(picture, place) + recipe)}`
  const files: ServedFile[] = []
  // Made at most once, and not at all when every size is cached.
  let cropped: Promise<Buffer> | undefined
  const make = async (width: number, extension: string, encode: (image: Sharp) => Sharp) => {
    const name = `${base}-${width}.${extension}`
    const cached = join(cacheFolder, name)
    files.push({name, cached})
    if (!(await exists(cached))) {
      cropped ??= cropOriginal(picture, region)
      await writeWhole(cached, await encode(sharp(await cropped).resize({width})).toBuffer())
    }
    return `/images/${name}`
  }
  const middle = all[Math.min(1, all.length - 1)] ?? region.width
  const [src, ...sources] = await Promise.all([
    make(middle, 'png', (image) => image.png({compressionLevel: 9, palette: true, quality: 90})),
    ...Object.entries(formats).map(async ([extension, {type, encode}]) => {
      const made = await Promise.all(
        all.map(async (width) => `${await make(width, extension, encode)} ${width}w`),
      )
      return {type, srcset: made.join(', ')}
    }),
  ])
  const width = all.at(-1) ?? region.width
  const height = Math.max(1, Math.round((region.height * width) / region.width))
  const image: WebImage = {sources, src, width, height, sizes}
  return {image, files}
}

/** Cuts the editor's crop out of the original; crops refer to the upright picture, so it is turned first. */
async function cropOriginal(picture: Picture, region: Region): Promise<Buffer> {
  const upright = await sharp(await fetchOriginal(picture))
    .rotate()
    .toBuffer()
  return sharp(upright).extract(region).png({compressionLevel: 1}).toBuffer()
}

async function fetchOriginal({asset, url}: Picture): Promise<Buffer> {
  const response = await fetch(url)
  if (!response.ok)
    throw new Error(`The picture “${asset}” cannot be read: ${response.status}. Upload it again.`)
  return Buffer.from(await response.arrayBuffer())
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
