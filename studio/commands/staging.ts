import {mkdir, readdir, rename, rm, stat, writeFile} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'

/**
 * A folder beside the target in which a build is written, and which then takes the target's place:
 * a build that fails, or is killed, leaves the target as it was.
 */
export interface Staging {
  /** The folder whose place it will take. */
  readonly target: string
  readonly folder: string
  /** Writes one file, with the folders above it. */
  write(path: string, bytes: Uint8Array | string): Promise<void>
  /** Puts the folder in the target's place. */
  publish(): Promise<void>
  /** Removes the folder. */
  discard(): Promise<void>
}

/** Opens a staging folder beside a target folder, and clears away what killed builds left there. */
export async function openStaging(target: string): Promise<Staging> {
  const prefix = `.${basename(target)}-`
  const beside = (name: string) => join(dirname(target), `${prefix}${name}`)
  await mkdir(dirname(target), {recursive: true})
  await clearLeftovers(dirname(target), prefix)
  const folder = beside(String(process.pid))
  const former = beside(`${process.pid}-former`)
  await mkdir(folder)
  return {
    target,
    folder,
    async write(path, bytes) {
      const file = join(folder, path)
      await mkdir(dirname(file), {recursive: true})
      await writeFile(file, bytes)
    },
    async publish() {
      const replaces = await exists(target)
      if (replaces) await rename(target, former)
      try {
        await rename(folder, target)
      } catch (error) {
        if (replaces) await rename(former, target)
        throw error
      }
      await rm(former, {recursive: true, force: true})
    },
    discard: () => rm(folder, {recursive: true, force: true}),
  }
}

async function clearLeftovers(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue
    const owner = /^(\d+)(?:-former)?$/u.exec(name.slice(prefix.length))?.[1]
    if (owner !== undefined && !isRunning(Number(owner))) {
      await rm(join(parent, name), {recursive: true, force: true})
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return pid !== process.pid
  } catch {
    return false
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
