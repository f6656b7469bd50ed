import {fileURLToPath} from 'node:url'
import type {ClientPerspective, SanityClient} from '@sanity/client'
import {type ContentEnvironment, clientFromEnvironment} from '../../site/src/client.ts'
import {openLake} from '../lake/lake.ts'

/** The guidance that ships with the project: what an empty lake starts from. */
const datasetFolder = fileURLToPath(new URL('../dataset/', import.meta.url))

/** Where a command reads content from. */
export interface Content {
  readonly client: SanityClient
  /** What a process of its own needs to read the same content. */
  readonly environment: ContentEnvironment
  close(): Promise<void>
}

/**
 * Opens the content: hosted Sanity where SANITY_PROJECT_ID is set, otherwise an embedded lake
 * that lives as long as the command. Throws when the dataset cannot be loaded.
 */
export async function openContent(
  environment: ContentEnvironment,
  perspective: ClientPerspective = 'published',
): Promise<Content> {
  if (environment.SANITY_PROJECT_ID) {
    return {
      client: clientFromEnvironment(environment, perspective),
      environment,
      close: async () => {},
    }
  }
  const lake = await openLake({store: ':memory:'})
  try {
    await lake.load(datasetFolder)
  } catch (error) {
    await lake.close()
    throw error
  }
  const embedded = {
    SANITY_PROJECT_ID: lake.projectId,
    SANITY_DATASET: lake.dataset,
    SANITY_API_TOKEN: lake.token,
    SANITY_API_HOST: lake.url,
  }
  return {
    client: clientFromEnvironment(embedded, perspective),
    environment: embedded,
    close: () => lake.close(),
  }
}
