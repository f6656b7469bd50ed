import {cpSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {isDocument, type LakeDocument} from './document.ts'
import {parseJson} from './json.ts'
import {unpacked} from './store/packing.ts'
import {Store} from './store/store.ts'

/** What was found in a damaged lake: how many documents are whole, and which are not. */
export type Rescue = {documents: number; unreadable: string[]}

/**
 * Makes a new lake, in a folder that is not there yet, of all that can be read in a damaged one:
 * documents as they last stood, their assets, and the token. The damaged one is not changed.
 * Throws Error when nothing can be read, or there is something in the place of the new one.
 */
export function rescue(damagedFolder: string, newFolder: string): Rescue {
  if (existsSync(newFolder)) throw new Error(`${newFolder} is there already. Name a new folder.`)
  mkdirSync(newFolder, {recursive: true, mode: 0o700})
  const copy = copyToRead(damagedFolder, newFolder)
  const found = readableIn(copy)
  for (const name of NAMES) rmSync(join(newFolder, `damaged.${name}`), {force: true})
  rmSync(`${copy}-shm`, {force: true})
  if (found.documents.size === 0) {
    rmSync(newFolder, {recursive: true})
    throw new Error(`${damagedFolder}: no document can be read. Look for a copy of the folder.`)
  }
  for (const name of ['assets', 'token']) {
    const from = join(damagedFolder, name)
    if (existsSync(from)) cpSync(from, join(newFolder, name), {recursive: true})
  }
  const store = new Store(newFolder)
  try {
    store.commit({
      id: `rescue-${Date.now()}`,
      timestamp: new Date().toISOString(),
      author: 'rescue',
      mutations: [],
      changes: [...found.documents.values()].map((after) => ({
        id: after._id,
        before: undefined,
        after,
      })),
    })
  } finally {
    store.close()
  }
  return {documents: found.documents.size, unreadable: [...found.unreadable].sort()}
}

const CHANGES = 'SELECT document AS id, content FROM changes'

const NAMES = ['sqlite', 'sqlite-wal']

/** A copy that SQLite opens: one that was cut off is given its length again, in zeros. */
function copyToRead(from: string, into: string): string {
  for (const name of NAMES) {
    const file = join(from, `lake.${name}`)
    if (existsSync(file)) cpSync(file, join(into, `damaged.${name}`))
  }
  const copy = join(into, 'damaged.sqlite')
  const bytes = readFileSync(copy)
  // https://www.sqlite.org/fileformat.html#the_database_header
  const length = bytes.length < 100 ? 0 : bytes.readUInt16BE(16) * bytes.readUInt32BE(28)
  if (length > bytes.length && length < MAX_LENGTH) truncateSync(copy, length)
  return copy
}

/** Longer than any lake: the header itself is damaged, if it says so. */
const MAX_LENGTH = 2 ** 36

type Readable = {documents: Map<string, LakeDocument>; unreadable: Set<string>}

function readableIn(file: string): Readable {
  const documents = new Map<string, LakeDocument>()
  const deleted = new Set<string>()
  const unreadable = new Set<string>()
  const note = (id: string, content: unknown) => {
    const document = content === null ? undefined : attempt(() => unpacked(content))
    if (content === null) deleted.add(id)
    else if (isDocument(document)) documents.set(id, document)
    else unreadable.add(id)
  }
  const database = new DatabaseSync(file)
  try {
    // From both ends, as a damaged page ends a reading; from its end a history has the newest first.
    forEachRow(database, `${CHANGES} ORDER BY document DESC, sequence DESC`, ({id, content}) => {
      if (documents.has(id) || deleted.has(id) || unreadable.has(id)) return
      note(id, content)
    })
    for (const order of ['DESC', 'ASC']) {
      const rows = `SELECT id, content FROM documents ORDER BY id ${order}`
      forEachRow(database, rows, ({id, content}) => {
        if (documents.has(id)) return
        const document = attempt(() => parseJson(String(content)))
        if (isDocument(document)) documents.set(id, document)
        else unreadable.add(id)
      })
    }
    const seen = new Set([...documents.keys(), ...deleted])
    forEachRow(database, `${CHANGES} ORDER BY document, sequence`, ({id, content}) => {
      if (!seen.has(id)) note(id, content)
    })
  } finally {
    database.close()
  }
  for (const id of documents.keys()) unreadable.delete(id)
  return {documents, unreadable}
}

function forEachRow(
  database: DatabaseSync,
  query: string,
  use: (row: {id: string; content: unknown}) => void,
): void {
  attempt(() => {
    for (const {id, content} of database.prepare(query).iterate()) use({id: String(id), content})
  })
}

/** What an act gives, or undefined where the damage is. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

if (import.meta.main) {
  const [damaged, into] = process.argv.slice(2)
  if (damaged === undefined || into === undefined) {
    process.stderr.write('Usage: npm run lake:rescue -- <damaged folder> <new folder>\n')
    process.exitCode = 1
  } else {
    try {
      const {documents, unreadable} = rescue(damaged, into)
      process.stdout.write(`${documents} documents are in ${into} now.\n`)
      for (const id of unreadable) process.stdout.write(`Not readable: ${id}\n`)
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
      process.exitCode = 1
    }
  }
}
