import {LRUCache} from 'lru-cache'
import pMap from 'p-map'
import type {Finding} from '../../../renderers/guide/finding/finding.ts'
import type {Guide, Picture, Site} from '../../../renderers/guide/model.ts'
import {fieldPath} from '../../../renderers/guide/path.ts'
import {allBlocks} from '../../../renderers/guide/walkBlocks.ts'

/** Where the original of a picture is, and where the picture stands. */
export interface Original {
  /** `_id` of the asset. */
  readonly asset: string
  readonly fileName?: string
  /** Where the store serves it; absent where the store does not know it. */
  readonly url?: string
  readonly document: string
  /** Sanity path of the picture in its document. */
  readonly path: string
}

/** Knows where the store serves an asset. */
export type UrlOf = (asset: string) => string | undefined

/** The originals of all figures of a guide, each once. */
export function originalsOf(guide: Guide, urlOf: UrlOf): readonly Original[] {
  const originals = new Map<string, Original>()
  const cover = guide.coverFigure === undefined ? [] : [guide.coverFigure]
  for (const block of [...cover, ...allBlocks(guide.body)]) {
    if (block._type !== 'figure' || originals.has(block.picture.asset)) continue
    const path = fieldPath(block.at, 'asset')
    originals.set(block.picture.asset, originalOf(block.picture, guide.id, path, urlOf))
  }
  return [...originals.values()]
}

/** The original of the school's logo, where it has one. */
export function logoOriginal({logo}: Site, urlOf: UrlOf): readonly Original[] {
  return logo === undefined ? [] : [originalOf(logo, 'siteSettings', 'logo.asset', urlOf)]
}

function originalOf(
  {asset, fileName}: Picture,
  document: string,
  path: string,
  urlOf: UrlOf,
): Original {
  const url = urlOf(asset)
  return {
    asset,
    document,
    path,
    ...(fileName === undefined ? {} : {fileName}),
    ...(url === undefined ? {} : {url}),
  }
}

/** Originals as renderers take them, by asset id, and what could not be read. */
export interface FetchedOriginals {
  readonly images: ReadonlyMap<string, Uint8Array>
  readonly findings: readonly Finding[]
}

/** How many pictures are fetched at a time. */
const AT_A_TIME = 4

/** How much of what was fetched last stays at hand, in bytes: the pictures of a guide or two. */
const MAX_AT_HAND = 32_000_000

/** Two editions of an insert and the cards show the same pictures, and what an address gives never changes. */
const atHand = new LRUCache<string, Uint8Array>({
  maxSize: MAX_AT_HAND,
  sizeCalculation: ({length}) => length + 1,
})

/** Fetches originals. One that the store does not give is a finding where its picture stands. */
export async function fetchOriginals(originals: readonly Original[]): Promise<FetchedOriginals> {
  const images = new Map<string, Uint8Array>()
  const findings: Finding[] = []
  const fetched = await pMap(
    originals,
    async (original) => ({original, found: await fetchOriginal(original.url)}),
    {concurrency: AT_A_TIME},
  )
  for (const {original, found} of fetched) {
    if (found instanceof Uint8Array) images.set(original.asset, found)
    else findings.push(unreadable(original, found))
  }
  return {images, findings}
}

async function fetchOriginal(url: string | undefined): Promise<Uint8Array | string> {
  const known = url === undefined ? undefined : atHand.get(url)
  if (known !== undefined) return known
  const found = await fetchAsset(url)
  if (url !== undefined && found instanceof Uint8Array) atHand.set(url, found)
  return found
}

/** The bytes of an asset, or why they cannot be had. */
export async function fetchAsset(url: string | undefined): Promise<Uint8Array | string> {
  if (url === undefined) return 'it does not know it'
  try {
    const response = await fetch(url)
    if (!response.ok) return `${response.status} ${response.statusText}`
    return new Uint8Array(await response.arrayBuffer())
  } catch (error) {
    return error instanceof Error ? String(error.cause ?? error.message) : String(error)
  }
}

function unreadable({asset, fileName, document, path}: Original, reason: string): Finding {
  return {
    severity: 'error',
    document,
    path,
    problem: `The picture “${fileName ?? asset}” cannot be read from the store: ${reason}.`,
    remedy: 'Upload the picture again in Studio.',
  }
}
