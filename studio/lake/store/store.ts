import {accessSync, closeSync, constants, existsSync, openSync} from 'node:fs'
import {join} from 'node:path'
import type {DatabaseSync} from 'node:sqlite'
import {isDocument, type LakeDocument} from '../document.ts'
import {parseJson} from '../json.ts'
import {DamageError, openDatabase} from './openDatabase.ts'
import {checksumIn, checksumOf, packed, unpacked} from './packing.ts'
import {damaged, openingError, StoreError} from './storeFault.ts'
import {writingError} from './writingError.ts'

/** One document before and after a transaction; `undefined` where there is none. */
export type DocumentChange = {
  id: string
  before: LakeDocument | undefined
  after: LakeDocument | undefined
}

/** What happened at once: whole or not at all. `mutations` is kept as the client sent it. */
export type Transaction = {
  id: string
  timestamp: string
  author: string
  mutations: readonly unknown[]
  changes: readonly DocumentChange[]
}

/** A transaction as read back; the documents of its changes are read one by one. */
export type PastTransaction = Omit<Transaction, 'changes'> & {
  sequence: number
  documentIds: string[]
}

const TRANSACTIONS = 'SELECT sequence, id, timestamp, author, mutations FROM transactions'

/**
 * Documents and their history in SQLite. A commit is durable once `commit` returns: the log is
 * synced to disk (WAL, synchronous=FULL), and SQLite makes it whole or absent after a crash.
 * The file is locked for as long as it is open; the operating system lets go of the lock when the
 * process dies, however it dies.
 */
export class Store {
  readonly #database: DatabaseSync
  readonly #folder: string

  /** Opens `lake.sqlite` in a folder, or a store in memory. Throws StoreError. */
  constructor(folder: string | undefined) {
    this.#folder = folder ?? ':memory:'
    try {
      const file = folder === undefined ? ':memory:' : join(folder, 'lake.sqlite')
      // Made before SQLite opens it, so that its log, too, is for the owner's eyes alone. A file that
      // is there is not touched: closing it here would end a lock that this process has on it.
      if (folder !== undefined && !existsSync(file)) closeSync(openSync(file, 'wx', 0o600))
      // SQLite would open a file that it may only read, and fail later without saying why.
      if (folder !== undefined) for (const path of [folder, file]) accessSync(path, constants.W_OK)
      this.#database = openDatabase(file)
    } catch (error) {
      if (error instanceof DamageError) throw damaged(this.#folder, error.message)
      throw openingError(this.#folder, error)
    }
  }

  /**
   * Every document there is. Each must be what was written last: its history has the checksum. One
   * that is not is taken from its history, with a warning. Throws StoreError if neither is whole.
   */
  *documents(): Generator<LakeDocument> {
    const rows = this.#database
      .prepare(
        `SELECT id, content, (SELECT substr(changes.content, -8) FROM changes
           WHERE document = documents.id ORDER BY sequence DESC LIMIT 1) AS trailer
         FROM documents ORDER BY id`,
      )
      .iterate()
    try {
      for (const row of rows) {
        const content = String(row.content)
        const isWhole = checksumIn(row.trailer) === checksumOf(content)
        yield (isWhole ? parsed(content) : undefined) ?? this.#mended(String(row.id))
      }
    } catch (error) {
      throw error instanceof StoreError ? error : openingError(this.#folder, error)
    }
  }

  #mended(id: string): LakeDocument {
    const document = this.#lastOrNone(id)
    if (document?._id !== id) {
      throw damaged(this.#folder, `the document "${id}" is not as it was written`)
    }
    process.emitWarning(
      `The lake ${this.#folder}: the document "${id}" was damaged on disk, and was taken from its history. Keep a copy of the folder, and look after the disk.`,
    )
    return document
  }

  #lastOrNone(id: string): LakeDocument | undefined {
    try {
      return this.documentLast(id)
    } catch {
      return undefined
    }
  }

  /**
   * Writes a transaction. Throws if its id was used before, ApiError 507 when there is no room;
   * then nothing was written.
   */
  commit(transaction: Transaction): void {
    const database = this.#database
    database.exec('BEGIN IMMEDIATE')
    try {
      const {lastInsertRowid: sequence} = database
        .prepare('INSERT INTO transactions (id, timestamp, author, mutations) VALUES (?, ?, ?, ?)')
        .run(
          transaction.id,
          transaction.timestamp,
          transaction.author,
          packed(transaction.mutations),
        )
      const put = database.prepare('INSERT OR REPLACE INTO documents (id, content) VALUES (?, ?)')
      const take = database.prepare('DELETE FROM documents WHERE id = ?')
      const note = database.prepare(
        'INSERT INTO changes (document, sequence, revision, content) VALUES (?, ?, ?, ?)',
      )
      for (const {id, after} of transaction.changes) {
        if (after) put.run(id, JSON.stringify(after))
        else take.run(id)
        note.run(id, sequence, after?._rev ?? transaction.id, after ? packed(after) : null)
      }
      database.exec('COMMIT')
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw writingError(error)
    }
  }

  /** When the last transaction was, in milliseconds since 1970; 0 before the first. */
  lastMoment(): number {
    const row = this.#database
      .prepare('SELECT timestamp FROM transactions ORDER BY sequence DESC LIMIT 1')
      .get()
    return row === undefined ? 0 : Date.parse(String(row.timestamp)) || 0
  }

  hasTransaction(id: string): boolean {
    return this.#database.prepare('SELECT 1 FROM transactions WHERE id = ?').get(id) !== undefined
  }

  /** Where a transaction stands in the order of all; undefined when it is not known. */
  sequenceOf(id: string): number | undefined {
    const row = this.#database.prepare('SELECT sequence FROM transactions WHERE id = ?').get(id)
    return row === undefined ? undefined : Number(row.sequence)
  }

  /** The transactions after a place in the order, at most `limit`, with their changes. */
  transactionsAfter(sequence: number, limit: number): Transaction[] {
    return this.#database
      .prepare(`${TRANSACTIONS} WHERE sequence > ? ORDER BY sequence LIMIT ?`)
      .all(sequence, limit)
      .map((row) => {
        const transaction = this.#past(row)
        const at = transaction.sequence
        const changes = transaction.documentIds.map((id) => ({
          id,
          before: this.documentAt(id, at - 1),
          after: this.documentAt(id, at),
        }))
        return {...transaction, changes}
      })
  }

  /** The transactions that changed any of the documents, oldest first. */
  transactionsOf(documentIds: readonly string[]): PastTransaction[] {
    return this.#database
      .prepare(
        `${TRANSACTIONS} WHERE sequence IN (
           SELECT sequence FROM changes WHERE document IN (SELECT value FROM json_each(?)))
         ORDER BY sequence`,
      )
      .all(JSON.stringify(documentIds))
      .map((row) => this.#past(row))
  }

  #past(row: Record<string, unknown>): PastTransaction {
    const mutations = unpacked(row.mutations)
    return {
      sequence: Number(row.sequence),
      id: String(row.id),
      timestamp: String(row.timestamp),
      author: String(row.author),
      mutations: Array.isArray(mutations) ? mutations : [],
      documentIds: this.#documentsIn(Number(row.sequence)),
    }
  }

  #documentsIn(sequence: number): string[] {
    return this.#database
      .prepare('SELECT document FROM changes WHERE sequence = ? ORDER BY document')
      .all(sequence)
      .map((row) => String(row.document))
  }

  /** A document as it stood after a transaction, or the last one before it. */
  documentAt(id: string, sequence: number): LakeDocument | undefined {
    return documentIn(
      this.#database
        .prepare(
          'SELECT content FROM changes WHERE document = ? AND sequence <= ? ORDER BY sequence DESC LIMIT 1',
        )
        .get(id, sequence),
    )
  }

  /** A document as it stood at a revision, if it ever had that one. */
  documentAtRevision(id: string, revision: string): LakeDocument | undefined {
    return documentIn(
      this.#database
        .prepare('SELECT content FROM changes WHERE document = ? AND revision = ?')
        .get(id, revision),
    )
  }

  /** A document as it last stood, though it may be deleted since. */
  documentLast(id: string): LakeDocument | undefined {
    return documentIn(
      this.#database
        .prepare(
          `SELECT content FROM changes WHERE document = ? AND content IS NOT NULL
           ORDER BY sequence DESC LIMIT 1`,
        )
        .get(id),
    )
  }

  /** A document as it stood at a moment (an ISO date). */
  documentAtTime(id: string, time: string): LakeDocument | undefined {
    return documentIn(
      this.#database
        .prepare(
          `SELECT content FROM changes JOIN transactions USING (sequence)
           WHERE document = ? AND timestamp <= ? ORDER BY sequence DESC LIMIT 1`,
        )
        .get(id, time),
    )
  }

  /** What Studio remembers for its user under a key: JSON, or null. */
  setting(key: string): unknown {
    const row = this.#database.prepare('SELECT value FROM settings WHERE key = ?').get(key)
    return row === undefined ? null : parseJson(String(row.value))
  }

  keepSetting(key: string, value: unknown): void {
    this.#write('INSERT OR REPLACE INTO settings VALUES (?, ?)', key, JSON.stringify(value))
  }

  /** Forgets what is remembered under a key; false when nothing was. */
  forgetSetting(key: string): boolean {
    return this.#write('DELETE FROM settings WHERE key = ?', key) > 0
  }

  #write(sql: string, ...values: string[]): number {
    try {
      return Number(this.#database.prepare(sql).run(...values).changes)
    } catch (error) {
      throw writingError(error)
    }
  }

  close(): void {
    this.#database.close()
  }
}

function documentIn(row: Record<string, unknown> | undefined): LakeDocument | undefined {
  const document = unpacked(row?.content)
  return isDocument(document) ? document : undefined
}

function parsed(content: string): LakeDocument | undefined {
  const document = parseJson(content)
  return isDocument(document) ? document : undefined
}
