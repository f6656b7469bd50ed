import {existsSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {tokenFor} from './access.ts'
import {writeDurably} from './store/durableFile.ts'
import {obstacleIn} from './store/storeFault.ts'

/**
 * Notes in the store's folder where its lake is. Without room for that the lake can still be read,
 * so a full disk is no reason to keep it closed.
 */
export function announce(folder: string, url: string): void {
  try {
    writeDurably(join(folder, 'address'), url)
  } catch (error) {
    if (obstacleIn(error) !== 'full') throw error
  }
}

export function withdraw(folder: string): void {
  rmSync(join(folder, 'address'), {force: true})
}

/**
 * Where the lake of a store is that another process has open, for a command that `openLake` has
 * answered with LakeInUseError. The note of a lake that was killed stays behind, so nothing else
 * shows that it runs.
 */
export function runningLake(folder: string): {url: string; token: string} | undefined {
  const file = join(folder, 'address')
  if (!existsSync(file)) return undefined
  return {url: readFileSync(file, 'utf8'), token: tokenFor(folder)}
}
