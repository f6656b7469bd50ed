import {mkdir, readdir, rename, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {SanityClient} from '@sanity/client'
import {type Asset, assetPaths, datasetLine} from './datasetLines.ts'

/**
 * Writes what is published to a dataset folder, so that content can live in git: a document a line,
 * ordered by id, with pictures and files beside. Files that nothing uses any more are removed.
 * Returns how many documents and assets there are. Throws when an asset cannot be read.
 */
export async function saveDataset(
  client: SanityClient,
  folder: string,
): Promise<{documents: number; assets: number}> {
  const documents = await client.fetch<Record<string, unknown>[]>(
    '*[!(_type match "sanity.*") && !(_type match "system.*")] | order(_id)',
  )
  const used = await client.fetch<Asset[]>(
    '*[_type in ["sanity.imageAsset", "sanity.fileAsset"] && count(*[!(_type match "sanity.*") && references(^._id)]) > 0]{_id, _type, url, sha1hash, extension, originalFilename}',
  )
  const paths = assetPaths(used)
  const lines = documents.map((document) => `${datasetLine(document, paths)}\n`)
  for (const asset of used) {
    const path = paths.get(asset._id)
    if (path !== undefined) await saveAsset(asset, folder, path)
  }
  await writeFile(join(folder, 'data.ndjson.new'), lines.join(''))
  await rename(join(folder, 'data.ndjson.new'), join(folder, 'data.ndjson'))
  await removeUnused(folder, new Set(paths.values()))
  return {documents: documents.length, assets: used.length}
}

async function saveAsset({_id, url}: Asset, folder: string, path: string): Promise<void> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`“${_id}” cannot be read from the store: ${response.status}.`)
  await mkdir(join(folder, path, '..'), {recursive: true})
  await writeFile(join(folder, path), new Uint8Array(await response.arrayBuffer()))
}

async function removeUnused(folder: string, used: ReadonlySet<string>): Promise<void> {
  for (const kind of ['images', 'files']) {
    const names = await readdir(join(folder, kind)).catch(() => [])
    const unused = names.filter((name) => !used.has(`${kind}/${name}`))
    await Promise.all(unused.map((name) => rm(join(folder, kind, name))))
  }
}
