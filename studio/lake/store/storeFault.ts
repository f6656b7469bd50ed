/** The lake cannot be opened; the message is one line, for the person who started it. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError'
}

/** The lake is open in another process; `runningLake` tells where. */
export class LakeInUseError extends StoreError {}

/** What stands in the way of a lake, as far as the error of the system or of SQLite tells. */
type Obstacle = 'in use' | 'full' | 'not writable' | 'not a folder' | 'damaged' | 'other'

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html). */
const SQLITE: Readonly<Record<number, Obstacle>> = {
  3: 'not writable',
  5: 'in use',
  8: 'not writable',
  11: 'damaged',
  13: 'full',
  14: 'not writable',
  23: 'not writable',
  26: 'damaged',
}

const SYSTEM: ReadonlyMap<unknown, Obstacle> = new Map<unknown, Obstacle>([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EACCES', 'not writable'],
  ['EPERM', 'not writable'],
  ['EROFS', 'not writable'],
  ['ENOTDIR', 'not a folder'],
  ['EEXIST', 'not a folder'],
])

/** What an error means. */
export function obstacleIn(error: unknown): Obstacle {
  if (!(error instanceof Error)) return 'other'
  if ('errcode' in error && typeof error.errcode === 'number') {
    return SQLITE[error.errcode & 0xff] ?? 'other'
  }
  return ('code' in error ? SYSTEM.get(error.code) : undefined) ?? 'other'
}

/** The error for the person who started a lake: what is wrong, and how to mend it. */
export function openingError(folder: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const reason = String(error instanceof Error ? error.message : error).replace(/\s+/g, ' ')
  switch (obstacleIn(error)) {
    case 'in use':
      return new LakeInUseError(
        `The lake ${folder} is in use: another program, such as "npm start", has it open. Stop that one first.`,
      )
    case 'full':
      return new StoreError(
        `The lake ${folder} cannot be made: the disk is full (${reason}). Free some room; nothing is lost.`,
      )
    case 'not writable':
      return new StoreError(
        `The lake ${folder} cannot be written to (${reason}). Give yourself the right to write there, or choose another folder; nothing is lost.`,
      )
    case 'not a folder':
      return new StoreError(
        `The lake ${folder} cannot be opened: a file stands where its folder should be. Rename that file, or choose another folder.`,
      )
    case 'damaged':
      return damaged(folder, reason)
    case 'other':
      return new StoreError(
        `The lake ${folder} cannot be opened (${reason}). Nothing was changed; try again, and keep a copy of the folder before you mend anything.`,
      )
  }
}

/** The error for a store whose content cannot be trusted, with the way to what is readable. */
export function damaged(folder: string, reason: string): StoreError {
  return new StoreError(
    `The lake ${folder} is damaged: ${reason.replace(/\s+/g, ' ')}. Get out what is readable with "npm run lake:rescue -- ${folder} ${folder}-rescued". Then move it aside and start again with the rescued one in its place.`,
  )
}
