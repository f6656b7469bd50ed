import {mkdir, rename, rm, writeFile} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {threadId} from 'node:worker_threads'

let written = 0

/**
 * Writes a file, with the folders above it, beside its place and renames it: nobody ever finds half of it.
 * Takes all bytes at once, or piece by piece as they are made. The mode is that of the file, as in 0o444.
 */
export async function writeWhole(
  file: string,
  bytes: Uint8Array | string | AsyncIterable<Uint8Array>,
  mode = 0o644,
): Promise<void> {
  written += 1
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}.${threadId}.${written}`)
  try {
    await writeFile(beside, bytes, {mode}).catch(async (error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
      await mkdir(dirname(file), {recursive: true})
      await writeFile(beside, bytes, {mode})
    })
    await rename(beside, file)
  } catch (error) {
    await rm(beside, {force: true})
    throw error
  }
}
