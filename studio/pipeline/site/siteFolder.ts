import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {root} from '../root.ts'
import {builtOnce} from '../workshop/builtOnce.ts'
import {runNode} from './runNode.ts'

const entry = join(
  dirname(createRequire(import.meta.url).resolve('astro/package.json')),
  'bin',
  'astro.mjs',
)

/**
 * The folder of the built site: a function that draws pages, and the files that all pages share. Built by
 * Astro once a version of the code (about 3 seconds). Takes what that version is known by; throws, with
 * what Astro said, when it cannot be built.
 */
export function siteFolder(code: string, log: (line: string) => void): Promise<string> {
  const name = code.slice(0, 16)
  return builtOnce(join(root, '.cache', 'site', name), async (into) => {
    log('Building the site’s pages, once for this version …')
    await runAstro(['build', '--logLevel', 'warn'], {
      // Whatever the process around it calls itself: this is what goes out.
      NODE_ENV: 'production',
      SITE_OUTPUT: into,
      SITE_CACHE: `${into}.cache`,
    })
  })
}

/**
 * Runs Astro's command line for the site, in a process of its own where its bundler cannot disturb ours.
 * Takes its arguments, and variables to add to the environment. Throws, with what it said, when it fails.
 */
export function runAstro(
  command: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<void> {
  const quiet = {...environment, ASTRO_TELEMETRY_DISABLED: '1'}
  return runNode([entry, ...command, '--root', 'site'], root, quiet)
}
