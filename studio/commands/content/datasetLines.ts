/** A stored picture or file, as the lake describes it. */
export interface Asset {
  readonly _id: string
  readonly _type: string
  readonly url: string
  readonly sha1hash: string
  readonly extension: string
  readonly originalFilename?: string | null
}

/** Where an asset goes in a dataset folder, as in `images/log-in.png`. */
export type AssetPaths = ReadonlyMap<string, string>

const first = ['_id', '_type', '_key', '_createdAt', '_updatedAt', '_sanityAsset']

/**
 * One document as one line of a dataset: its fields in an order that does not depend on how it was
 * edited, its assets as paths of the folder, its revision left out. Throws where an asset is unknown.
 */
export function datasetLine(
  document: Readonly<Record<string, unknown>>,
  paths: AssetPaths,
): string {
  const {_rev, ...fields} = document
  return JSON.stringify(ordered(fields, paths))
}

/** Names assets after the files they were uploaded as; the hash tells namesakes apart. */
export function assetPaths(assets: readonly Asset[]): AssetPaths {
  const paths = new Map<string, string>()
  const taken = new Set<string>()
  for (const asset of assets.toSorted((a, b) => (a._id < b._id ? -1 : 1))) {
    const folder = asset._type === 'sanity.imageAsset' ? 'images' : 'files'
    const name = stemOf(asset)
    const plain = `${folder}/${name}.${asset.extension}`
    const path = taken.has(plain)
      ? `${folder}/${name}-${asset.sha1hash.slice(0, 8)}.${asset.extension}`
      : plain
    taken.add(path)
    paths.set(asset._id, path)
  }
  return paths
}

function stemOf({originalFilename, sha1hash}: Asset): string {
  const stem = (originalFilename ?? '').replace(/\.[^.]*$/u, '')
  const plain = stem
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
  return plain === '' ? sha1hash.slice(0, 12) : plain
}

function ordered(value: unknown, paths: AssetPaths): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => ordered(item, paths))
  if (typeof value !== 'object' || value === null) return value
  const fields = new Map(Object.entries(value))
  const named = assetNamed(fields.get('asset'), paths)
  if (named !== undefined) {
    fields.delete('asset')
    fields.set('_sanityAsset', named)
  }
  const names = [
    ...first.filter((name) => fields.has(name)),
    ...[...fields.keys()].filter((name) => !first.includes(name)).sort(),
  ]
  return Object.fromEntries(names.map((name) => [name, ordered(fields.get(name), paths)]))
}

function assetNamed(reference: unknown, paths: AssetPaths): string | undefined {
  if (typeof reference !== 'object' || reference === null || !('_ref' in reference))
    return undefined
  const id = String(reference._ref)
  const path = paths.get(id)
  if (path === undefined) {
    throw new Error(
      `The store has no “${id}”, which a document shows. Choose the picture again in Studio.`,
    )
  }
  return `${path.startsWith('images/') ? 'image' : 'file'}@file://./${path}`
}
