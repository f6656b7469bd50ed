import {mkdirSync} from 'node:fs'
import type {Server} from 'node:http'
import {join, resolve} from 'node:path'
import {tokenFor} from './access.ts'
import {assetsInFolder, assetsInMemory} from './assets/assetBytes.ts'
import type {Dataset} from './assets/assetDocument.ts'
import {removeGoneAssets} from './assets/goneAssets.ts'
import {ServedImages} from './assets/images/images.ts'
import {loadDataset} from './dataset/loadDataset.ts'
import {Connections} from './door/connections.ts'
import {answerPresence} from './door/presence.ts'
import {answerWith, listen} from './door/server.ts'
import {Turns} from './door/turns.ts'
import {lakeRoutes} from './lakeRoutes.ts'
import {Queries} from './read/query.ts'
import {announce, withdraw} from './runningLake.ts'
import {LakeContent} from './store/content.ts'
import {Store} from './store/store.ts'
import {obstacleIn, openingError} from './store/storeFault.ts'
import {keepReleaseSchedule} from './write/releaseSchedule.ts'

export {DatasetError} from './dataset/dataset.ts'
export {runningLake} from './runningLake.ts'
export {LakeInUseError, StoreError} from './store/storeFault.ts'

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
  /** A folder for store, assets and token, made if missing; or `:memory:` for a temporary lake. */
  store: string
  /** The port on 127.0.0.1; 0 or none takes a free one. */
  port?: number
  projectId?: string
  dataset?: string
  /** Web pages that may use the lake, such as `http://localhost:3333`. */
  origins?: readonly string[]
  /** The folder of a dataset that an empty lake is filled with, before another process can find it. */
  initialDataset?: string
}

/**
 * Opens the embedded Content Lake:
 * `const lake = await openLake({store: ':memory:'}); await lake.load('studio/dataset')`, then
 * `createClient({projectId: lake.projectId, dataset: lake.dataset, apiHost: lake.url,
 * useProjectHostname: false, useCdn: false, apiVersion: '2025-02-19', token: lake.token})`.
 *
 * A Studio logs in with `auth: {loginMethod: 'token', …}` at an address that ends in
 * `#token=<the lake's token>`; its own origin goes into `origins`.
 *
 * Throws LakeInUseError when another process has the store open (`runningLake` tells where that
 * one is), StoreError when it is damaged, DatasetError when the initial dataset cannot be loaded,
 * and Error when the port is taken; each says so in one line.
 */
export async function openLake(options: LakeOptions): Promise<Lake> {
  const folder = options.store === ':memory:' ? undefined : resolve(options.store)
  const lake = await serveStore(options, folder)
  try {
    if (options.initialDataset !== undefined && lake.size() === 0) {
      await lake.load(options.initialDataset)
    }
    if (folder !== undefined) announce(folder, lake.url)
    return lake
  } catch (error) {
    await lake.close()
    throw error
  }
}

async function serveStore(options: LakeOptions, folder: string | undefined): Promise<Lake> {
  const {projectId = 'localdev', dataset = 'production', origins = []} = options
  const names = {projectId, dataset}
  if (folder !== undefined) makeFolder(folder)
  const store = new Store(folder)
  let server: Server | undefined
  try {
    const token = tokenFor(folder)
    const assets = folder === undefined ? assetsInMemory() : assetsInFolder(join(folder, 'assets'))
    const listening = await listen(options.port ?? 0)
    server = listening.server
    const url = `http://127.0.0.1:${listening.port}`
    const content = new LakeContent(store, url)
    const allowed = {port: listening.port, allowed: new Set(origins)}
    const connections = new Connections(server)
    const turns = new Turns(() => connections.accepted)
    const queries = new Queries(content, names, turns)
    removeGoneAssets(content, assets)
    const images = new ServedImages(content, assets, turns)
    const routes = lakeRoutes(names, content, assets, queries, images, turns)
    answerWith(server, routes, allowed, token, connections)
    const endSchedule = keepReleaseSchedule(content, names)
    const endPresence = answerPresence(server, allowed, token, connections)
    if (folder !== undefined) void queries.warm()
    return {
      ...names,
      url,
      token,
      size: () => content.documents.size,
      load: (from) => loadDataset(from, content, assets, names),
      close: async () => {
        endSchedule()
        endPresence()
        queries.close()
        await closed(listening.server)
        if (folder !== undefined) withdraw(folder)
        store.close()
      },
    }
  } catch (error) {
    server?.close()
    store.close()
    throw folder === undefined || obstacleIn(error) === 'other'
      ? error
      : openingError(folder, error)
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, {recursive: true, mode: 0o700})
  } catch (error) {
    throw openingError(folder, error)
  }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}
