import {randomUUID} from 'node:crypto'
import {closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync} from 'node:fs'
import {dirname, join} from 'node:path'

/** Files that are not whole yet begin with this; those that a killed process left may be deleted. */
export const UNFINISHED = '.unfinished-'

/**
 * Writes a file for its owner's eyes alone. It gets its name only once it is whole and on disk for
 * good; when that fails nothing is left of it. Throws what the file system says.
 */
export function writeDurably(file: string, bytes: Buffer | string): void {
  const folder = dirname(file)
  const unfinished = join(folder, `${UNFINISHED}${randomUUID()}`)
  try {
    synced(unfinished, 'wx', (descriptor) => writeWhole(descriptor, Buffer.from(bytes)))
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(unfinished, {force: true})
    throw error
  }
  if (process.platform !== 'win32') synced(folder, 'r', () => {})
}

function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(descriptor, bytes, written)
  }
}

function synced(path: string, flags: string, act: (descriptor: number) => void): void {
  const descriptor = openSync(path, flags, 0o600)
  try {
    act(descriptor)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
