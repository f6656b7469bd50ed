import {existsSync} from 'node:fs'
import {mkdir, mkdtemp, readdir, rename, rm, stat} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'

/** How many earlier versions are kept beside the newest: one of them may be in use in another window. */
const KEPT = 3

/**
 * Builds into a folder unless it is there: it is named after all that it is built from. Renamed when whole,
 * so that a build that was stopped is not taken for one. Throws what the build throws.
 */
export async function builtOnce(
  folder: string,
  build: (into: string) => Promise<void>,
): Promise<string> {
  if (existsSync(folder)) return folder
  await mkdir(dirname(folder), {recursive: true})
  const beside = await mkdtemp(`${folder}.`)
  try {
    await build(beside)
    await removeOld(folder)
    // Somebody else may have built the same in the meantime, and be using it.
    if (!existsSync(folder)) await rename(beside, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  } finally {
    await rm(beside, {recursive: true, force: true})
  }
  return folder
}

async function removeOld(current: string): Promise<void> {
  const parent = dirname(current)
  const names = (await readdir(parent)).filter(
    (name) => !name.includes('.') && name !== basename(current),
  )
  const aged = await Promise.all(
    names.map(async (name) => ({name, built: (await stat(join(parent, name))).mtimeMs})),
  )
  const old = aged.sort((a, b) => b.built - a.built).slice(KEPT)
  await Promise.all(old.map(({name}) => rm(join(parent, name), {recursive: true, force: true})))
}
