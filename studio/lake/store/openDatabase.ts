import {DatabaseSync} from 'node:sqlite'
import {StoreError} from './storeFault.ts'

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

/** The database is not as SQLite, or this program, left it. */
export class DamageError extends Error {}

/**
 * Opens the database of a lake, locked for this process alone, and makes its tables when it is new.
 * Throws what SQLite says, StoreError when it is of another version, DamageError when it is damaged.
 */
export function openDatabase(file: string): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file)
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('PRAGMA synchronous = FULL')
    prepareTables(database, file)
    return database
  } catch (error) {
    database?.close()
    throw error
  }
}

function prepareTables(database: DatabaseSync, file: string): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version)
  if (version === 0) {
    database.exec(`BEGIN EXCLUSIVE; ${SCHEMA} COMMIT`)
    return
  }
  if (version !== SCHEMA_VERSION) {
    throw new StoreError(
      `The lake ${file} was made by another version of this program (its form is ${version}, here it is ${SCHEMA_VERSION}). Use that version, or choose another folder; nothing is lost.`,
    )
  }
  database.exec('BEGIN IMMEDIATE; COMMIT')
  const check = database.prepare('PRAGMA quick_check(1)').get()?.quick_check
  if (check !== 'ok') throw new DamageError(String(check))
}
