import {type ClientPerspective, createClient, type SanityClient} from '@sanity/client'

/** The environment variables that say where content lives. */
export interface ContentEnvironment {
  readonly SANITY_PROJECT_ID?: string | undefined
  readonly SANITY_DATASET?: string | undefined
  readonly SANITY_API_TOKEN?: string | undefined
  /** Set for an embedded lake only: its address on loopback. */
  readonly SANITY_API_HOST?: string | undefined
}

/**
 * Makes the client by which all content is read, hosted or embedded.
 * Without a perspective it reads what is published. Throws when the environment names no project.
 */
export function clientFromEnvironment(
  environment: ContentEnvironment,
  perspective: ClientPerspective = 'published',
): SanityClient {
  const {SANITY_PROJECT_ID, SANITY_DATASET, SANITY_API_TOKEN, SANITY_API_HOST} = environment
  if (!SANITY_PROJECT_ID) {
    throw new Error(
      'SANITY_PROJECT_ID is not set, so there is no content to read. Run it through “npm run build”, which starts the embedded lake, or set the variable.',
    )
  }
  return createClient({
    projectId: SANITY_PROJECT_ID,
    dataset: SANITY_DATASET || 'production',
    apiVersion: '2025-02-19',
    // Builds must see an edit the moment it is published.
    useCdn: false,
    perspective,
    ...(SANITY_API_TOKEN ? {token: SANITY_API_TOKEN} : {}),
    ...(SANITY_API_HOST ? {apiHost: SANITY_API_HOST, useProjectHostname: false} : {}),
  })
}
