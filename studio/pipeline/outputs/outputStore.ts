import {createHash} from 'node:crypto'
import {readFileSync, statSync, utimesSync} from 'node:fs'
import {join} from 'node:path'
import {parseOutcome} from '../pieces/outcome.ts'
import type {Outcome, PieceKind, Sketch, StoredFile} from '../pieces/piece.ts'
import {makeRoom} from './makeRoom.ts'
import {writeWhole} from './writeWhole.ts'

/**
 * What was drawn and proven, by the key of what it was drawn from: files by the hash of their bytes, and
 * a record for each piece. It may be deleted at any time, and be shared between machines.
 */
export interface OutputStore {
  readonly folder: string
  /** Where a file stands, by the SHA-256 of its bytes. */
  fileOf(sha256: string): string
  /** A finished piece, if it is here whole. Small files of this machine: waiting for each would take longer. */
  find<Kind extends PieceKind>(kind: Kind, key: string): Outcome<Kind> | undefined
  /** Keeps a piece; where an error stands against it, its files only, so that it is drawn anew the next time. */
  keep<Kind extends PieceKind>(
    kind: Kind,
    key: string,
    sketch: Sketch<Kind>,
  ): Promise<Outcome<Kind>>
  /** Keeps a file. */
  keepFile(name: string, bytes: Uint8Array): Promise<StoredFile>
  /**
   * Lets go of what was not used for longest, should there be more than the store may hold. Takes what
   * tells the SHA-256 of the files that must stay all the same.
   */
  makeRoom(pinned?: () => Promise<ReadonlySet<string>>): Promise<void>
}

/** How much a store may hold before the least lately used goes: a school with pictures, ten times over. */
const MAX_BYTES = 8_000_000_000

/** A record that is used is marked as used at most this often, in milliseconds. */
const MARKED_EVERY = 24 * 60 * 60 * 1000

/** Opens the output store in a folder, which need not exist yet. */
export function openOutputStore(folder: string, maxBytes = MAX_BYTES): OutputStore {
  const fileOf = (sha256: string) => join(folder, 'files', sha256.slice(0, 2), sha256)
  const recordOf = (kind: PieceKind, key: string) =>
    join(folder, 'pieces', key.slice(0, 2), `${key}.${kind}.json`)

  const keepFile = async (name: string, bytes: Uint8Array): Promise<StoredFile> => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const file = fileOf(sha256)
    // Outputs are links to these files: nobody may write into them.
    if (!isWhole(file, bytes.length)) await writeWhole(file, bytes, 0o444)
    return {name, sha256, bytes: bytes.length}
  }

  return {
    folder,
    fileOf,
    keepFile,
    find(kind, key) {
      const record = recordOf(kind, key)
      const outcome = recordIn(record, kind)
      const isHere = outcome?.value?.files.every(({sha256, bytes}) =>
        isWhole(fileOf(sha256), bytes),
      )
      if (!isHere) return undefined
      const now = Date.now()
      const used = statSync(record, {throwIfNoEntry: false})?.mtimeMs ?? now
      if (now - used > MARKED_EVERY) utimesSync(record, now / 1000, now / 1000)
      return outcome
    },
    async keep(kind, key, {value, findings, isTemporary = false}) {
      if (value === undefined) return {findings, isTemporary}
      const files = await Promise.all(value.files.map(({name, bytes}) => keepFile(name, bytes)))
      const outcome = {value: {files, facts: value.facts}, findings, isTemporary}
      // Only what was proven gets in.
      const isProven = !isTemporary && findings.every(({severity}) => severity !== 'error')
      if (isProven) await writeWhole(recordOf(kind, key), JSON.stringify(outcome))
      return outcome
    },
    makeRoom: (pinned = async () => new Set()) => makeRoom(folder, maxBytes, pinned),
  }
}

/** A record, where it is there and this version understands it. */
function recordIn<Kind extends PieceKind>(file: string, kind: Kind): Outcome<Kind> | undefined {
  try {
    return parseOutcome(kind, JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

function isWhole(file: string, bytes: number): boolean {
  return statSync(file, {throwIfNoEntry: false})?.size === bytes
}
