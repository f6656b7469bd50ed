import {createHash} from 'node:crypto'
import {mkdirSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {tokenFor} from './access.ts'
import {assetsInFolder, assetsInMemory} from './assetBytes.ts'
import type {Dataset} from './assetDocument.ts'
import {readDataset} from './dataset.ts'
import {isAsset, type LakeDocument} from './document.ts'
import {Documents} from './documents.ts'
import {lakeRoutes} from './lakeRoutes.ts'
import {answerWith, listen} from './server.ts'
import {Store} from './store.ts'

/** An open lake. `url` is where `@sanity/client` finds it (`apiHost`, `useProjectHostname: false`). */
export type Lake = Dataset & {
  url: string
  token: string
  /** How many documents there are, of all kinds. */
  size(): number
  /**
   * Loads a dataset in Sanity's export form; a document replaces the one with its id.
   * Throws DatasetError, and then nothing was loaded.
   */
  load(folder: string): Promise<{documents: number; assets: number}>
  /** Ends all connections and lets go of the store. */
  close(): Promise<void>
}

export type LakeOptions = {
  /** A folder for store, assets and token, made if missing; or `:memory:` for a passing lake. */
  store: string
  /** The port on 127.0.0.1; 0 or none takes a free one. */
  port?: number
  projectId?: string
  dataset?: string
  /** Web pages that may use the lake, such as `http://localhost:3333`. */
  origins?: readonly string[]
}

/**
 * Opens the embedded Content Lake:
 * `const lake = await openLake({store: ':memory:'}); await lake.load('studio/dataset')`, then
 * `createClient({projectId: lake.projectId, dataset: lake.dataset, apiHost: lake.url,
 * useProjectHostname: false, useCdn: false, apiVersion: '2025-02-19', token: lake.token})`.
 * Throws StoreError when the store is damaged or in use, and Error when the port is taken; each
 * says so in one line.
 */
export async function openLake(options: LakeOptions): Promise<Lake> {
  const {projectId = 'localdev', dataset = 'production', origins = []} = options
  const names = {projectId, dataset}
  const folder = options.store === ':memory:' ? undefined : resolve(options.store)
  const {server, port} = await listen(options.port ?? 0)
  try {
    if (folder !== undefined) mkdirSync(folder, {recursive: true, mode: 0o700})
    const store = new Store(folder)
    const url = `http://127.0.0.1:${port}`
    const token = tokenFor(folder)
    const assets = folder === undefined ? assetsInMemory() : assetsInFolder(join(folder, 'assets'))
    const documents = new Documents()
    for (const document of store.documents()) {
      documents.replace(document._id, addressed(document, url))
    }
    const routes = lakeRoutes({names, documents, store, assets, token})
    answerWith(server, routes, {port, allowed: new Set(origins)}, token)
    return {
      ...names,
      url,
      token,
      size: () => documents.size,
      load: async (from) => {
        const loaded = await readDataset(from, names, (id) => documents.get(id) !== undefined)
        for (const {sha1, bytes} of loaded.assets) assets.write(sha1, bytes)
        const after = loaded.documents.map((document) => addressed(document, url))
        const changes = after
          .filter(({_id, _rev}) => documents.get(_id)?._rev !== _rev)
          .map((document) => ({
            id: document._id,
            before: documents.get(document._id),
            after: document,
          }))
        if (changes.length > 0) {
          store.commit({
            id: loadId(changes.map((change) => change.after)),
            timestamp:
              after
                .map(({_updatedAt}) => _updatedAt)
                .sort()
                .at(-1) ?? '',
            author: 'dataset',
            mutations: [],
            changes,
          })
          for (const change of changes) documents.replace(change.id, change.after)
        }
        return {documents: after.length, assets: loaded.assets.length}
      },
      close: async () => {
        server.closeAllConnections()
        await new Promise<void>((closed) => {
          server.close(() => closed())
        })
        store.close()
      },
    }
  } catch (error) {
    server.close()
    throw error
  }
}

/** An asset's address names this lake's port, which may differ from one start to the next. */
function addressed(document: LakeDocument, url: string): LakeDocument {
  return isAsset(document) ? {...document, url: `${url}/${document.path}`} : document
}

function loadId(documents: readonly LakeDocument[]): string {
  const revisions = documents.map(({_id, _rev}) => `${_id}@${_rev}`).join('\n')
  return `load-${createHash('sha256').update(revisions).digest('hex').slice(0, 22)}`
}
