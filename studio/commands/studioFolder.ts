import {createHash} from 'node:crypto'
import {existsSync} from 'node:fs'
import {mkdir, readdir, readFile, rename, rm, stat} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {basename, dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {ContentEnvironment} from '../../site/src/client.ts'
import {runNode} from './runNode.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const cacheFolder = join(root, '.cache', 'studio')
const entry = join(
  dirname(createRequire(import.meta.url).resolve('sanity/package.json')),
  'bin',
  'sanity',
)

/** How many built Studios are kept beside the newest. */
const KEPT = 3

/** All that a built Studio is made from; what runs on Node only is not in it. */
const sources = ['schemas', 'studio', 'package-lock.json']
const notInIt = /^(?:studio\/(?:commands|lake|preview|dataset|import)\/|schemas\/generated\/)/u

/**
 * The folder of the built Studio, built when its sources, or the project it is for, have changed
 * since (about 8 seconds). Throws, with what Sanity said, when it cannot be built.
 */
export async function studioFolder(
  {SANITY_PROJECT_ID = '', SANITY_DATASET = ''}: ContentEnvironment,
  say: (line: string) => void,
): Promise<string> {
  const variables = {
    SANITY_STUDIO_PROJECT_ID: SANITY_PROJECT_ID,
    SANITY_STUDIO_DATASET: SANITY_DATASET,
  }
  const folder = join(cacheFolder, await fingerprint(JSON.stringify(variables)))
  if (existsSync(folder)) return folder
  say('Building the Studio, once for this version …')
  // Renamed when whole, so that a build that was stopped is not taken for a Studio.
  const beside = `${folder}.${process.pid}`
  try {
    await runNode([entry, 'build', beside, '--yes'], join(root, 'studio'), variables)
    await removeOldStudios(folder)
    // Somebody else may have built the same Studio in the meantime, and be serving it.
    if (!existsSync(folder)) await rename(beside, folder)
  } finally {
    await rm(beside, {recursive: true, force: true})
  }
  return folder
}

async function fingerprint(start: string): Promise<string> {
  const hash = createHash('sha256').update(start)
  for (const file of await sourceFiles()) {
    hash.update(`\n${file}\n`).update(await readFile(join(root, file)))
  }
  return hash.digest('hex').slice(0, 16)
}

async function sourceFiles(): Promise<string[]> {
  const found = await Promise.all(
    sources.map(async (source) => {
      if (source.endsWith('.json')) return [source]
      const entries = await readdir(join(root, source), {recursive: true, withFileTypes: true})
      return entries
        .filter((one) => one.isFile())
        .map((one) => relative(root, join(one.parentPath, one.name)).replaceAll('\\', '/'))
    }),
  )
  return found
    .flat()
    .filter((file) => !notInIt.test(file))
    .sort()
}

/** Makes room, but keeps those of late: one of them may be served in another window. */
async function removeOldStudios(current: string): Promise<void> {
  await mkdir(cacheFolder, {recursive: true})
  const names = (await readdir(cacheFolder)).filter(
    (name) => !name.includes('.') && name !== basename(current),
  )
  const aged = await Promise.all(
    names.map(async (name) => ({name, built: (await stat(join(cacheFolder, name))).mtimeMs})),
  )
  const old = aged.sort((a, b) => b.built - a.built).slice(KEPT)
  await Promise.all(
    old.map(({name}) => rm(join(cacheFolder, name), {recursive: true, force: true})),
  )
}
