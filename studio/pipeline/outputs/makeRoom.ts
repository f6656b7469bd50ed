import {readdir, readFile, rm, stat} from 'node:fs/promises'
import {join} from 'node:path'
import * as v from 'valibot'
import {storedFileSchema} from '../pieces/piece.ts'

/** What a record says of its files. */
const recordSchema = v.object({value: v.object({files: v.array(storedFileSchema)})})

/** Files younger than this may belong to a piece whose record is about to be written: milliseconds. */
const SETTLED = 60 * 60 * 1000

/**
 * Lets go of the pieces of an output store that were not used for longest, until the rest holds no more
 * than so many bytes, and of all files that no piece has any more. Does nothing where there is room. Files
 * that are pinned, by their SHA-256, stay; it is asked for them only then.
 */
export async function makeRoom(
  folder: string,
  maxBytes: number,
  pinnedFiles: () => Promise<ReadonlySet<string>>,
): Promise<void> {
  const files = await entriesIn(join(folder, 'files'))
  let total = files.reduce((sum, {bytes}) => sum + bytes, 0)
  if (total <= maxBytes) return
  const pinned = await pinnedFiles()
  const records = (await entriesIn(join(folder, 'pieces'))).sort((a, b) => a.used - b.used)
  const owners = new Map<string, number>()
  const filesOf = new Map<string, readonly {sha256: string; bytes: number}[]>()
  for (const {path} of records) {
    const owned = await filesIn(path)
    filesOf.set(path, owned)
    for (const {sha256} of owned) owners.set(sha256, (owners.get(sha256) ?? 0) + 1)
  }
  const settled = Date.now() - SETTLED
  for (const {path, name, bytes, used} of files) {
    if (owners.has(name) || pinned.has(name) || used > settled) continue
    await rm(path, {force: true})
    total -= bytes
  }
  for (const {path} of records) {
    if (total <= maxBytes) return
    const owned = filesOf.get(path) ?? []
    // Letting go of it would free nothing, and a school larger than the store would be drawn anew each time.
    // A damaged record has no files, and goes.
    if (owned.length > 0 && owned.every(({sha256}) => pinned.has(sha256))) continue
    await rm(path, {force: true})
    for (const {sha256, bytes} of owned) {
      const left = (owners.get(sha256) ?? 1) - 1
      owners.set(sha256, left)
      if (left > 0 || pinned.has(sha256)) continue
      await rm(join(folder, 'files', sha256.slice(0, 2), sha256), {force: true})
      total -= bytes
    }
  }
}

interface Entry {
  readonly path: string
  readonly name: string
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly used: number
}

async function entriesIn(folder: string): Promise<Entry[]> {
  const names = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => [])
  const found = await Promise.all(
    names
      .filter((entry) => entry.isFile())
      .map(async ({parentPath, name}) => {
        const path = join(parentPath, name)
        const info = await stat(path).catch(() => undefined)
        return info === undefined ? [] : [{path, name, bytes: info.size, used: info.mtimeMs}]
      }),
  )
  return found.flat()
}

async function filesIn(record: string): Promise<readonly {sha256: string; bytes: number}[]> {
  try {
    return v.parse(recordSchema, JSON.parse(await readFile(record, 'utf8'))).value.files
  } catch {
    return []
  }
}
