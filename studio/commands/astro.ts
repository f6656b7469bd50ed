import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {runNode} from './runNode.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const entry = join(
  dirname(createRequire(import.meta.url).resolve('astro/package.json')),
  'bin',
  'astro.mjs',
)

/**
 * Runs Astro's command line for the site, in a process of its own where its bundler cannot disturb ours.
 * Takes its arguments, and variables to add to the environment. Throws, with what it said, when it fails.
 */
export function runAstro(
  command: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const quiet = {...environment, ASTRO_TELEMETRY_DISABLED: '1'}
  return runNode([entry, ...command, '--root', 'site'], root, quiet)
}
