import {join} from 'node:path'
import type {FilledInserts} from '../../pipeline/fill/fillInserts.ts'
import {writeWhole} from '../../pipeline/outputs/writeWhole.ts'
import {progress} from '../command/command.ts'

/** Readable by their owner alone. */
const OWNER_ONLY = 0o600

/** How often progress is said, where there are many. */
const STEPS = 20

/**
 * Writes one file a reader, named by their place in the list: names of files are no place for names of
 * pupils. Throws where it is ended before all are written.
 */
export async function writeEach(
  {count, files}: FilledInserts,
  folder: string,
  ended: AbortSignal,
): Promise<void> {
  const digits = String(count).length
  let done = 0
  for await (const bytes of files()) {
    ended.throwIfAborted()
    done += 1
    const name = `${String(done).padStart(digits, '0')}.pdf`
    await writeWhole(join(folder, name), bytes, OWNER_ONLY)
    const step = Math.max(1, Math.ceil(count / STEPS))
    if (done % step === 0 || done === count) console.log(`${progress(done, count)}${folder}`)
  }
}

/** Writes all copies as one file, in the order of the list. Throws, and leaves none, where it is ended before. */
export async function writeTogether(
  {count, together}: FilledInserts,
  file: string,
  ended: AbortSignal,
): Promise<void> {
  async function* pieces() {
    let said = 0
    for await (const {bytes, done} of together()) {
      ended.throwIfAborted()
      yield bytes
      if (done > said) console.log(`${progress(done, count)}${file}`)
      said = done
    }
  }
  await writeWhole(file, pieces(), OWNER_ONLY)
}
