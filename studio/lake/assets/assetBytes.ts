import {randomUUID} from 'node:crypto'
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {Readable} from 'node:stream'

/** Where the bytes of images and files are, each under the SHA-1 of its content. */
export type AssetBytes = {
  /** How many there are; undefined when there are none under this hash. */
  size(sha1: string): number | undefined
  /** Throws when they are not there. */
  read(sha1: string): Promise<Buffer>
  stream(sha1: string): Readable
  /** Keeps the bytes; they are on disk for good when this returns. */
  write(sha1: string, bytes: Buffer): void
  /** Gives their room back. */
  remove(sha1: string): void
}

/** Bytes in memory, for a lake that lives as long as one build. */
export function assetsInMemory(): AssetBytes {
  const kept = new Map<string, Buffer>()
  return {
    size: (sha1) => kept.get(sha1)?.length,
    read: async (sha1) => found(kept.get(sha1)),
    stream: (sha1) => Readable.from([found(kept.get(sha1))]),
    write: (sha1, bytes) => {
      kept.set(sha1, bytes)
    },
    remove: (sha1) => {
      kept.delete(sha1)
    },
  }
}

/** Bytes in a folder. A file gets its name only once it is whole and synced. */
export function assetsInFolder(folder: string): AssetBytes {
  mkdirSync(folder, {recursive: true, mode: 0o700})
  return {
    size: (sha1) => statSync(join(folder, sha1), {throwIfNoEntry: false})?.size,
    read: (sha1) => readFile(join(folder, sha1)),
    stream: (sha1) => createReadStream(join(folder, sha1)),
    remove: (sha1) => rmSync(join(folder, sha1), {force: true}),
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

function found(bytes: Buffer | undefined): Buffer {
  if (bytes) return bytes
  throw new Error('There are no such bytes.')
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
