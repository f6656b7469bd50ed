import {mkdir, rename, writeFile} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'

/** Writes a file, with the folders above it, beside its place and renames it: nobody ever finds half of it. */
export async function writeWhole(file: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(file), {recursive: true})
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}`)
  await writeFile(beside, bytes)
  await rename(beside, file)
}
