import {existsSync} from 'node:fs'
import type {ClientPerspective, SanityClient} from '@sanity/client'
import {type ContentEnvironment, clientFromEnvironment} from '../../site/src/client.ts'
import {LakeInUseError, runningLake} from '../lake/lake.ts'
import {openFilledLake} from './embeddedLake.ts'

/** Where a command reads content from. */
export interface Content {
  readonly client: SanityClient
  /** What a process of its own needs to read the same content. */
  readonly environment: ContentEnvironment
  close(): Promise<void>
}

/** Where the content is, and how to let go of it. */
type Source = Pick<Content, 'environment' | 'close'>

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
 * the one that runs, or the one in the folder, or a passing one that holds the dataset.
 * Throws when the lake or the dataset cannot be read.
 */
export async function openContent({
  environment,
  lake,
  create = false,
  perspective = 'published',
}: ContentOptions): Promise<Content> {
  const source = environment.SANITY_PROJECT_ID
    ? {environment, close: async () => {}}
    : await openEmbedded(lake !== undefined && (create || existsSync(lake)) ? lake : ':memory:')
  return {...source, client: clientFromEnvironment(source.environment, perspective)}
}

async function openEmbedded(store: string): Promise<Source> {
  try {
    const lake = await openFilledLake({store})
    return {environment: environmentOf(lake), close: () => lake.close()}
  } catch (error) {
    const running = error instanceof LakeInUseError ? runningLake(store) : undefined
    if (running === undefined) throw error
    return {environment: environmentOf(running), close: async () => {}}
  }
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
