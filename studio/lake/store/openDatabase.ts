import {DatabaseSync} from 'node:sqlite'

const SCHEMA_VERSION = 1
const SCHEMA = `
  CREATE TABLE documents (id TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE transactions (
    sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, timestamp TEXT NOT NULL,
    author TEXT NOT NULL, mutations BLOB NOT NULL);
  CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE changes (
    document TEXT NOT NULL, sequence INTEGER NOT NULL, revision TEXT NOT NULL, content BLOB,
    PRIMARY KEY (document, sequence)) WITHOUT ROWID;
  CREATE INDEX changes_by_sequence ON changes (sequence);
  PRAGMA user_version = ${SCHEMA_VERSION};
`

/** The lake cannot be opened; the message is one line, for the person who started it. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** The lake is open in another process; `runningLake` tells where. */
export class LakeInUseError extends StoreError {}

/**
 * Opens the database of a lake, locked for this process alone, and makes its tables when it is new.
 * Throws LakeInUseError when it is in use, StoreError when it is damaged or of another version.
 */
export function openDatabase(file: string): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file)
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('PRAGMA synchronous = FULL')
    prepareTables(database)
    return database
  } catch (error) {
    database?.close()
    throw openingError(file, error)
  }
}

function prepareTables(database: DatabaseSync): void {
  const version = database.prepare('PRAGMA user_version').get()?.user_version
  if (version === 0) {
    database.exec(`BEGIN EXCLUSIVE; ${SCHEMA} COMMIT`)
    return
  }
  if (version !== SCHEMA_VERSION) {
    throw new StoreError(`it was made by another version of this program (${version})`)
  }
  database.exec('BEGIN IMMEDIATE; COMMIT')
  const check = database.prepare('PRAGMA quick_check(1)').get()?.quick_check
  if (check !== 'ok') throw new StoreError(`it is damaged (${check})`)
}

function openingError(file: string, error: unknown): StoreError {
  const reason = String(error instanceof Error ? error.message : error).replace(/\s+/g, ' ')
  if (/database is locked/.test(reason)) {
    return new LakeInUseError(
      `The lake ${file} is in use: another program, such as "npm start", has it open. Stop that one first.`,
    )
  }
  return new StoreError(
    `The lake ${file} cannot be opened: ${reason}. Move it aside and start again; a new one is filled from the dataset.`,
  )
}
