import {existsSync} from 'node:fs'
import {setTimeout as wait} from 'node:timers/promises'
import type {ClientPerspective, SanityClient} from '@sanity/client'
import {LakeInUseError, openLake, runningLake} from '../../lake/lake.ts'
import {type ContentEnvironment, clientFromEnvironment} from '../../pipeline/client.ts'
import {borrow, borrowersGone} from './borrowers.ts'
import {datasetFolder} from './embeddedLake.ts'

/** Where a command reads content from. */
export interface ContentSource {
  readonly client: SanityClient
  /** What a process of its own needs to read the same content. */
  readonly environment: ContentEnvironment
  close(): Promise<void>
}

/** Where the content is, and how to let go of it. */
type Source = Pick<ContentSource, 'environment' | 'close'>

/** What a command needs to know to find the content. */
export interface ContentOptions {
  readonly environment: ContentEnvironment
  /** The folder of the embedded lake; where there is none yet, or none is named, the dataset is read. */
  readonly lake?: string | undefined
  /** Makes the lake where there is none yet: for commands that write. */
  readonly create?: boolean
  readonly perspective?: ClientPerspective
}

/**
 * Opens the content: hosted Sanity where SANITY_PROJECT_ID is set, otherwise the embedded lake:
 * the one that runs, or the one in the folder, or a temporary one that holds the dataset.
 * Throws when the lake or the dataset cannot be read.
 */
export async function openContent({
  environment,
  lake,
  create = false,
  perspective = 'published',
}: ContentOptions): Promise<ContentSource> {
  const source = environment.SANITY_PROJECT_ID
    ? {environment, close: async () => {}}
    : await openEmbedded(lake !== undefined && (create || existsSync(lake)) ? lake : ':memory:')
  return {...source, client: clientFromEnvironment(source.environment, perspective)}
}

/** How long a lake may be on its way to open or to close before it counts as stuck: milliseconds. */
const PATIENCE = 15_000

/** How often one looks whether it is there, or gone: milliseconds. */
const LOOK = 100

async function openEmbedded(store: string, deadline = Date.now() + PATIENCE): Promise<Source> {
  try {
    const lake = await openLake({store, initialDataset: datasetFolder})
    return {
      environment: environmentOf(lake),
      // Another command may have begun to read meanwhile: it must not lose the lake under its hands.
      close: async () => {
        if (store !== ':memory:') await borrowersGone(store)
        await lake.close()
      },
    }
  } catch (error) {
    if (!(error instanceof LakeInUseError) || Date.now() > deadline) throw error
    const giveBack = borrow(store)
    const running = runningLake(store)
    if (running !== undefined && (await answers(running.url))) {
      return {environment: environmentOf(running), close: async () => giveBack()}
    }
    giveBack()
    await wait(LOOK)
    return openEmbedded(store, deadline)
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  )
}

/** The variables by which a process finds an embedded lake. */
export function environmentOf({url, token}: {url: string; token: string}): ContentEnvironment {
  return {
    SANITY_PROJECT_ID: 'localdev',
    SANITY_DATASET: 'production',
    SANITY_API_TOKEN: token,
    SANITY_API_HOST: url,
  }
}
