import {pipeline} from 'node:stream/promises'
import {Zip, ZipPassThrough} from 'fflate'
import * as v from 'valibot'
import {explain} from '../../explain.ts'
import {type FilledInserts, fillInserts} from './fillInserts.ts'
import type {CopiesWanted, copiesMessage} from './printCopies.ts'

/**
 * Prints the copies of one class list, and ends: a process of its own, so that what stands in the list is in
 * no other, in no file, and gone with it. It is told what to print, tells what was found, and writes the file
 * to its standard output.
 */
process.once('message', (message: unknown) => {
  print(
    v.parse(
      v.custom<CopiesWanted>((value) => typeof value === 'object' && value !== null),
      message,
    ),
  ).then(
    () => process.exit(),
    (error: unknown) => {
      tell({fault: explain(error)})
      process.exitCode = 1
      process.disconnect?.()
    },
  )
})
process.once('disconnect', () => process.exit())

function tell(message: v.InferOutput<typeof copiesMessage>): void {
  process.send?.(message)
}

async function print({input, list, options, isCheck}: CopiesWanted): Promise<void> {
  const {guide, urls, watermark} = input
  const {value, findings} = await fillInserts({guide, urlOf: (asset) => urls[asset]}, list, {
    ...options,
    ...(watermark === undefined ? {} : {watermark}),
  })
  tell({findings: [...findings], ...(value === undefined ? {} : {count: value.count})})
  if (isCheck || value === undefined) return
  const bytes = options.edition === 'press' ? together(value) : zipped(value)
  await pipeline(bytes, process.stdout)
}

async function* together(inserts: FilledInserts): AsyncGenerator<Uint8Array> {
  for await (const {bytes} of inserts.together()) yield bytes
}

/** One file a reader, named by their place in the list: names of files are no place for names of pupils. */
async function* zipped({count, files}: FilledInserts): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error
    ready.push(bytes)
  })
  const digits = String(count).length
  let done = 0
  for await (const bytes of files()) {
    done += 1
    const entry = new ZipPassThrough(`${String(done).padStart(digits, '0')}.pdf`)
    entry.mtime = EARLIEST
    zip.add(entry)
    entry.push(bytes, true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}

/** The earliest date that a ZIP can hold: the same list gives the same bytes. */
const EARLIEST = '1980-01-01T00:00:00'
