import {spawn} from 'node:child_process'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {ContentEnvironment} from '../../site/src/client.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const astro = join(
  dirname(createRequire(import.meta.url).resolve('astro/package.json')),
  'bin',
  'astro.mjs',
)

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

/**
 * Builds the Astro site in a process of its own, where its bundler cannot disturb the command.
 * Throws, with what Astro said, when it fails.
 */
export async function buildSite({into, outputs, cache, environment}: SiteBuild): Promise<void> {
  const child = spawn(process.execPath, [astro, 'build', '--root', 'site', '--logLevel', 'warn'], {
    cwd: root,
    env: {
      ...process.env,
      ...environment,
      ASTRO_TELEMETRY_DISABLED: '1',
      SITE_OUTPUT: into,
      SITE_CACHE: cache,
      GUIDES_OUTPUT: outputs,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text))
  }
  const code = await new Promise<number | null>((settle, fail) => {
    child.on('error', fail)
    child.on('close', settle)
  })
  if (code !== 0) throw new Error(`The site could not be built.\n${said.join('').trim()}`)
}
