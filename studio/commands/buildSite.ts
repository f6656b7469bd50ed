import type {ContentEnvironment} from '../../site/src/client.ts'
import {runAstro} from './astro.ts'

export interface SiteBuild {
  /** The folder to write the site into. */
  readonly into: string
  /** The folder in which the other channels' outputs stand already. */
  readonly outputs: string
  /** Where the site keeps what it can use again; one folder a target, because builds may overlap. */
  readonly cache: string
  /** Where the site finds its content. */
  readonly environment: ContentEnvironment
}

/** Builds the site. Throws, with what Astro said, when it fails. */
export async function buildSite({into, outputs, cache, environment}: SiteBuild): Promise<void> {
  await runAstro(['build', '--logLevel', 'warn'], {
    ...environment,
    SITE_OUTPUT: into,
    SITE_CACHE: cache,
    GUIDES_OUTPUT: outputs,
  })
}
