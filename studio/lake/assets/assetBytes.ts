import {randomUUID} from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import {join} from 'node:path'

/** Where the bytes of images and files are, each under the SHA-1 of its content. */
export type AssetBytes = {
  has(sha1: string): boolean
  read(sha1: string): Buffer | undefined
  /** Keeps the bytes; they are on disk for good when this returns. */
  write(sha1: string, bytes: Buffer): void
}

/** Bytes in memory, for a lake that lives as long as one build. */
export function assetsInMemory(): AssetBytes {
  const kept = new Map<string, Buffer>()
  return {
    has: (sha1) => kept.has(sha1),
    read: (sha1) => kept.get(sha1),
    write: (sha1, bytes) => {
      kept.set(sha1, bytes)
    },
  }
}

/** Bytes in a folder. A file gets its name only once it is whole and synced. */
export function assetsInFolder(folder: string): AssetBytes {
  mkdirSync(folder, {recursive: true, mode: 0o700})
  return {
    has: (sha1) => existsSync(join(folder, sha1)),
    read: (sha1) => {
      const file = join(folder, sha1)
      return existsSync(file) ? readFileSync(file) : undefined
    },
    write: (sha1, bytes) => {
      const file = join(folder, sha1)
      if (existsSync(file)) return
      const unfinished = join(folder, `.${randomUUID()}`)
      synced(unfinished, 'wx', (descriptor) => writeWhole(descriptor, bytes))
      renameSync(unfinished, file)
      if (process.platform !== 'win32') synced(folder, 'r', () => {})
    },
  }
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
