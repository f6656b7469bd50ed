import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {basename} from 'node:path'
import {missingGlyphsOf} from '../../../renderers/glyphs.ts'
import type {Finding} from '../../../renderers/guide/finding.ts'
import type {InsertOptions} from '../../../renderers/print/insertOptions.ts'
import type {SelectedGuide} from '../../pipeline/guides/selectGuides.ts'
import {loadPrintFonts} from '../../pipeline/pieces/fonts.ts'
import {fetchOriginals, originalsOf} from '../../pipeline/pieces/originals.ts'
import {openPrinter} from '../../pipeline/pieces/printer.ts'
import {Misuse} from '../command.ts'
import {readClassList} from './classList.ts'
import {writeEach, writeTogether} from './fillInserts.ts'
import {readersOf} from './readersOf.ts'

/**
 * Prints an insert for every row of a list, its blanks filled. It is drawn in this very process, for the
 * workers of the pipeline keep what they draw: what stands in the list goes into the files asked for, and
 * nowhere else. Returns what was found; with an error among it, nothing was written.
 */
export async function fill(
  {value: guide, urlOf}: SelectedGuide,
  list: string,
  options: Omit<InsertOptions, 'images' | 'reader'>,
  target: {readonly file?: string; readonly folder: string},
): Promise<readonly Finding[]> {
  if (!existsSync(list)) throw new Misuse(`There is no list “${list}”.`)
  const file = basename(list)
  const read = readClassList(await readFile(list), file)
  if (read.list === undefined) return read.findings
  const missingGlyphs = missingGlyphsOf(loadPrintFonts())
  const {readers, findings} = readersOf(read.list, guide, file, missingGlyphs)
  const {images, findings: unread} = await fetchOriginals(originalsOf(guide, urlOf))
  const printer = await openPrinter()
  const {value: copies, findings: drawn} = await printer.copies(guide, {...options, images})
  const found = [...read.findings, ...findings, ...unread, ...drawn]
  if (copies === undefined || found.some(({severity}) => severity === 'error')) return found
  if (target.file === undefined) await writeEach(copies, readers, target.folder)
  else await writeTogether(copies, readers, target.file)
  return found
}
