import {randomUUID} from 'node:crypto'
import type {AssetBytes} from '../assets/assetBytes.ts'
import type {Dataset} from '../assets/assetDocument.ts'
import type {LakeContent} from '../store/content.ts'
import {readDataset} from './dataset.ts'

/**
 * Puts a dataset folder into the lake, as one transaction: whole, or not at all. Documents that
 * are there already with the same revision are left alone. Throws DatasetError.
 */
export async function loadDataset(
  folder: string,
  content: LakeContent,
  assets: AssetBytes,
  names: Dataset,
): Promise<{documents: number; assets: number}> {
  const {documents} = content
  const loaded = await readDataset(folder, names, (id) => documents.get(id) !== undefined)
  for (const {sha1, bytes} of loaded.assets) assets.write(sha1, bytes)
  const changes = loaded.documents
    .filter(({_id, _rev}) => documents.get(_id)?._rev !== _rev)
    .map((after) => ({id: after._id, before: documents.get(after._id), after}))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  if (changes.length > 0) {
    content.commit({
      id: `load-${randomUUID()}`,
      timestamp: content.now(),
      author: 'dataset',
      mutations: [],
      changes,
    })
  }
  return {documents: loaded.documents.length, assets: loaded.assets.length}
}
