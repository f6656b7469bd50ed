import {readdir, readFile, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import type {ContentEnvironment} from '../pipeline/client.ts'
import {jsonDigest} from '../pipeline/digest.ts'
import {root} from '../pipeline/root.ts'
import {runNode} from '../pipeline/site/runNode.ts'
import {builtOnce} from '../pipeline/workshop/builtOnce.ts'
import {digestOfSources} from '../pipeline/workshop/sources.ts'

/** Sanity's command line. */
export const sanityEntry = join(
  dirname(createRequire(import.meta.url).resolve('sanity/package.json')),
  'bin',
  'sanity',
)

/** All that a built Studio is made from; what runs on Node only is not in it. */
const sources = ['schemas', 'studio', 'package-lock.json']
const notInIt =
  /^(?:studio\/(?:commands|lake|pipeline|server|dataset|dist|\.sanity)\/|schemas\/generated\/)/u

/**
 * The folder of the built Studio, built when its sources, or the project it is for, have changed
 * since (about 8 seconds). Throws, with what Sanity said, when it cannot be built.
 */
export async function studioFolder(
  {SANITY_PROJECT_ID = '', SANITY_DATASET = ''}: ContentEnvironment,
  log: (line: string) => void,
): Promise<string> {
  const variables = {
    // Whoever starts it: a test runner's value would build React for developers, and keep it for everybody.
    NODE_ENV: 'production',
    SANITY_STUDIO_PROJECT_ID: SANITY_PROJECT_ID,
    SANITY_STUDIO_DATASET: SANITY_DATASET,
  }
  const digest = jsonDigest([variables, await digestOfSources(sources, notInIt)])
  return builtOnce(join(root, '.cache', 'studio', digest.slice(0, 16)), async (into) => {
    log('Building the Studio, once for this version …')
    await runNode([sanityEntry, 'build', into, '--yes'], join(root, 'studio'), variables)
    if (SANITY_PROJECT_ID === '') await withoutForeignFonts(join(into, 'static'))
  })
}

/** Studio's style sheets name fonts of another host, which the policy of a Studio for a lake refuses. */
async function withoutForeignFonts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.css')) continue
    const file = join(folder, name)
    const sheet = await readFile(file, 'utf8')
    const own = sheet.replaceAll(/@font-face\s*\{[^}]*https:[^}]*\}/gu, '')
    if (own !== sheet) await writeFile(file, own)
  }
}
