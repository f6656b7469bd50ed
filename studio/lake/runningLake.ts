import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {tokenFor} from './access.ts'

/** Notes in the store's folder where its lake is. */
export function announce(folder: string, url: string): void {
  writeFileSync(join(folder, 'address'), url, {mode: 0o600})
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
