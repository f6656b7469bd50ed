import {existsSync} from 'node:fs'
import {mkdir, readdir, rename, rm, stat} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'

/** How many earlier versions are kept beside the newest: one of them may be in use in another window. */
const KEPT = 3

/** A build that has not ended after so long was killed; how often others look whether it has: milliseconds. */
const GIVEN_UP = 2 * 60 * 1000
const LOOK = 200

/**
 * Builds into a folder unless it is there: it is named after all that it is built from. Of several processes
 * that want the same, one builds and the others wait. Renamed when whole, so that a build that was stopped is
 * not taken for one. Throws what the build throws.
 */
export async function builtOnce(
  folder: string,
  build: (into: string) => Promise<void>,
): Promise<string> {
  await mkdir(dirname(folder), {recursive: true})
  const beside = `${folder}.building`
  while (!existsSync(folder) && !(await claimed(beside))) await wait(LOOK)
  if (existsSync(folder)) return folder
  try {
    await build(join(beside, 'built'))
    await rename(join(beside, 'built'), folder)
    await removeOld(folder)
  } finally {
    await rm(beside, {recursive: true, force: true})
  }
  return folder
}

/** Whether this process is the one to build. */
async function claimed(beside: string): Promise<boolean> {
  const isOurs = await mkdir(beside).then(
    () => true,
    () => false,
  )
  if (isOurs) return true
  const begun = await stat(beside).catch(() => undefined)
  if (begun !== undefined && Date.now() - begun.ctimeMs > GIVEN_UP) {
    await rm(beside, {recursive: true, force: true})
  }
  return false
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
