import {createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {Readable} from 'node:stream'
import {UNFINISHED, writeDurably} from '../store/durableFile.ts'
import {writingError} from '../store/writingError.ts'

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
  for (const name of readdirSync(folder)) {
    if (name.startsWith(UNFINISHED)) rmSync(join(folder, name))
  }
  return {
    size: (sha1) => statSync(join(folder, sha1), {throwIfNoEntry: false})?.size,
    read: (sha1) => readFile(join(folder, sha1)),
    stream: (sha1) => createReadStream(join(folder, sha1)),
    remove: (sha1) => rmSync(join(folder, sha1), {force: true}),
    write: (sha1, bytes) => {
      const file = join(folder, sha1)
      if (existsSync(file)) return
      try {
        writeDurably(file, bytes)
      } catch (error) {
        throw writingError(error)
      }
    },
  }
}

function found(bytes: Buffer | undefined): Buffer {
  if (bytes) return bytes
  throw new Error('There are no such bytes.')
}
