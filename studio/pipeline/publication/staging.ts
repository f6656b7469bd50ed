import {mkdir, readdir, rename, rm, stat} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {isOtherProcess} from '../outputs/isOtherProcess.ts'

/**
 * A folder beside the target in which a build is written, and which then takes the target's place:
 * a build that fails, or is killed, leaves the target as it was.
 */
export interface Staging {
  readonly folder: string
  /** Puts the folder in the target's place. */
  publish(): Promise<void>
  /** Removes the folder, and what it took the place of. */
  discard(): Promise<void>
}

/** Opens a staging folder beside a target folder, and mends what killed builds left there. */
export async function openStaging(target: string): Promise<Staging> {
  await mkdir(dirname(target), {recursive: true})
  await recoverTarget(target)
  const beside = (name: string) => join(dirname(target), `${prefixOf(target)}${name}`)
  const folder = beside(String(process.pid))
  const former = beside(`${process.pid}-former`)
  await mkdir(folder)
  return {
    folder,
    async publish() {
      const replaces = await exists(target)
      if (replaces) await rename(target, former)
      try {
        await rename(folder, target)
      } catch (error) {
        if (replaces) await rename(former, target)
        throw error
      }
    },
    async discard() {
      await rm(folder, {recursive: true, force: true})
      await rm(former, {recursive: true, force: true})
    },
  }
}

/**
 * Mends what a build left that was killed: should the target be away, between its two renames, what stood
 * there comes back; what was being built goes.
 */
export async function recoverTarget(target: string): Promise<void> {
  const parent = dirname(target)
  const prefix = prefixOf(target)
  const names = await readdir(parent).catch(() => [])
  const left = names.flatMap((name) => {
    const owner = name.startsWith(prefix)
      ? /^(?<pid>\d+)(?<former>-former)?$/u.exec(name.slice(prefix.length))?.groups
      : undefined
    if (owner === undefined || isOtherProcess(Number(owner.pid))) return []
    return {path: join(parent, name), isFormer: owner.former !== undefined}
  })
  for (const {path, isFormer} of left) {
    if (isFormer && !(await exists(target))) await rename(path, target)
    else await rm(path, {recursive: true, force: true})
  }
}

function prefixOf(target: string): string {
  return `.${basename(target)}-`
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
