import {join} from 'node:path'
import {PDFDocument} from '@cantoo/pdf-lib'
import type {Reader} from '../../../renderers/print/blanks.ts'
import type {Copies} from '../../../renderers/print/printer.ts'
import {writeWhole} from '../../pipeline/outputs/writeWhole.ts'
import {progress} from '../command.ts'

/** Readable by their owner alone. */
const OWNER_ONLY = 0o600

/** How many copies are drawn at a time where they become one file: pictures are in it once for so many. */
const AT_A_TIME = 25

/** How often progress is said, where there are many. */
const STEPS = 20

/** Writes one file a reader, named by their place in the list: names of files are no place for names of pupils. */
export async function writeEach(
  copies: Copies,
  readers: readonly Reader[],
  folder: string,
): Promise<void> {
  const digits = String(readers.length).length
  for (const [index, reader] of readers.entries()) {
    const name = `${String(index + 1).padStart(digits, '0')}.pdf`
    await writeWhole(join(folder, name), await copies.draw([reader]), OWNER_ONLY)
    say(index + 1, readers.length, folder)
  }
}

/** Writes all copies as one file, in the order of the list; each begins on the front of a sheet. */
export async function writeTogether(
  copies: Copies,
  readers: readonly Reader[],
  file: string,
): Promise<void> {
  const all = await PDFDocument.create({updateMetadata: false})
  for (let start = 0; start < readers.length; start += AT_A_TIME) {
    const some = readers.slice(start, start + AT_A_TIME)
    const drawn = await PDFDocument.load(await copies.draw(some), {updateMetadata: false})
    const pages = await all.copyPages(drawn, drawn.getPageIndices())
    for (const [index, page] of pages.entries()) {
      all.addPage(page)
      const isLast = (index + 1) % copies.pages === 0
      if (isLast && copies.pages % 2 === 1) all.addPage([page.getWidth(), page.getHeight()])
    }
    say(start + some.length, readers.length, file)
  }
  await writeWhole(file, await all.save({useObjectStreams: false}), OWNER_ONLY)
}

function say(done: number, all: number, where: string): void {
  const step = Math.max(1, Math.ceil(all / STEPS))
  if (done % step === 0 || done === all) console.log(`${progress(done, all)}${where}`)
}
