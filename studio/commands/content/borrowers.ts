import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {isOtherProcess} from '../../pipeline/outputs/isOtherProcess.ts'

/** How often the one who has a lake open looks whether others still use it: milliseconds. */
const LOOK = 50

/** Notes in the folder of a lake that this process uses it, though another has it open; returns how to take that back. */
export function borrow(folder: string): () => void {
  const note = join(folder, 'borrowers', String(process.pid))
  mkdirSync(join(folder, 'borrowers'), {recursive: true})
  writeFileSync(note, '')
  return () => rmSync(note, {force: true})
}

/** Waits until no other process uses the lake that this one has open. */
export async function borrowersGone(folder: string): Promise<void> {
  for (;;) {
    const names = await readdir(join(folder, 'borrowers')).catch(() => [])
    if (!names.some((name) => isOtherProcess(Number(name)))) return
    await wait(LOOK)
  }
}
