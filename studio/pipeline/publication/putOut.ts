import {copyFileSync, existsSync, linkSync, mkdirSync} from 'node:fs'
import {writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {setImmediate} from 'node:timers/promises'
import {untilAborted} from '../untilAborted.ts'
import type {Base} from './base.ts'
import type {Report} from './report/report.ts'
import {openStaging} from './staging.ts'

/** How many files are placed before others get their turn. */
const AT_A_TIME = 500

/** What may be wished beside putting it out. */
export interface PutOutOptions {
  /** Ends it as long as nothing is replaced. */
  readonly signal?: AbortSignal
  /** Hears how many files are placed. */
  readonly onPlaced?: (done: number, all: number) => void
  /** The publication with what is still being made, as the search: its other files are placed meanwhile. */
  readonly whole?: Promise<Report>
  /** Does something with the folder while it stands beside the target; when that fails, nothing is replaced. */
  readonly beforeReplacing?: (folder: string) => Promise<void>
}

/**
 * Puts a publication in the place of a folder, whole: a kill at any moment leaves the one or the other.
 * Its files are links to those of the output store. Throws where a file is gone or the disk is full; the
 * folder then stays as it was.
 */
export async function putOut(
  report: Report,
  target: string,
  base: Base,
  {signal, onPlaced, whole, beforeReplacing}: PutOutOptions = {},
): Promise<void> {
  const staging = await openStaging(target)
  const folders = new Set<string>()
  const placed = new Set<string>()
  const place = async ({outputs}: Report) => {
    for (const output of outputs) {
      if (placed.has(output.path)) continue
      const file = join(staging.folder, output.path)
      const folder = dirname(file)
      if (!folders.has(folder)) {
        mkdirSync(folder, {recursive: true})
        folders.add(folder)
      }
      const source = base.fileOf(output)
      if (source === undefined)
        throw new Error(`The file for “${output.path}” is gone: build again.`)
      linkOrCopy(source, file)
      placed.add(output.path)
      if (placed.size % AT_A_TIME !== 0) continue
      onPlaced?.(placed.size, outputs.length)
      await setImmediate()
      signal?.throwIfAborted()
    }
  }
  try {
    await place(report)
    const all = whole === undefined ? report : await untilAborted(whole, signal)
    await place(all)
    await writeFile(join(staging.folder, 'report.json'), `${JSON.stringify(all, null, 2)}\n`)
    await beforeReplacing?.(staging.folder)
    signal?.throwIfAborted()
    await staging.publish()
  } finally {
    await staging.discard()
  }
}

/** Links cannot reach over file systems, and some know none. */
function linkOrCopy(source: string, file: string): void {
  try {
    linkSync(source, file)
  } catch (error) {
    if (!existsSync(source)) throw error
    copyFileSync(source, file)
  }
}
