import {fileURLToPath} from 'node:url'
import {fetchLibrary, type Library} from '../renderers/guide/library.ts'
import type {Guide} from '../renderers/guide/model.ts'
import {openLake} from '../studio/lake/lake.ts'
import {clientFromEnvironment} from '../studio/pipeline/client.ts'
import {urlsOf} from '../studio/pipeline/guides/assetUrls.ts'
import {fetchOriginals, logoOriginal, originalsOf} from '../studio/pipeline/pieces/originals.ts'

/** The datasets that ship with the project, as folders. */
export const datasets = {
  guidance: fileURLToPath(new URL('../studio/dataset/', import.meta.url)),
  examples: fileURLToPath(new URL('../studio/dataset/examples/', import.meta.url)),
} as const

/** A lake on loopback with a dataset in it, and the variables by which a client finds it. */
export async function serveDataset(folder: string) {
  const lake = await openLake({store: ':memory:'})
  await lake.load(folder)
  const environment = {
    SANITY_PROJECT_ID: lake.projectId,
    SANITY_DATASET: lake.dataset,
    SANITY_API_TOKEN: lake.token,
    SANITY_API_HOST: lake.url,
  }
  return {lake, environment, client: clientFromEnvironment(environment)}
}

/** Reads a dataset through a real lake and a real client. */
export async function libraryFrom(folder: string): Promise<Library> {
  const {lake, client} = await serveDataset(folder)
  try {
    return await fetchLibrary(client)
  } finally {
    await lake.close()
  }
}

/** The original bytes of all pictures that guides show, the school's logo included, by asset id. */
export async function imagesOf(
  library: Library,
  guides: readonly Guide[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const urlOf = urlsOf(library)
  const originals = guides.flatMap((guide) => [
    ...originalsOf(guide, urlOf),
    ...logoOriginal(guide.site, urlOf),
  ])
  const unique = new Map(originals.map((original) => [original.asset, original]))
  return (await fetchOriginals([...unique.values()])).images
}
