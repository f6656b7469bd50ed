import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {basename, join} from 'node:path'
import type {Finding} from '../../../renderers/guide/finding/finding.ts'
import {fetchLibrary} from '../../../renderers/guide/library.ts'
import {words} from '../../../renderers/guide/words.ts'
import type {Edition, Ink} from '../../../renderers/print/edition.ts'
import type {Profile} from '../../../renderers/print/press/outputIntent.ts'
import {fillInserts} from '../../pipeline/fill/fillInserts.ts'
import {selectGuides} from '../../pipeline/guides/selectGuides.ts'
import {openPrinter} from '../../pipeline/pieces/print/printer.ts'
import {placed} from '../../pipeline/printing/placed.ts'
import {Misuse} from '../command/command.ts'
import {type ContentOptions, openContent} from '../content/content.ts'
import {writeEach, writeTogether} from './writeFilled.ts'

/** How filled copies are wanted. */
interface Wanted {
  /** The one guide. */
  readonly names: readonly string[]
  readonly place: Parameters<typeof placed>[2]
  /** The file with the list. */
  readonly list: string
  readonly edition: Edition
  readonly isDraft: boolean
  /** The one file; where there is none, each reader gets one. */
  readonly out: string | undefined
  readonly profile?: Profile
  readonly ink?: Ink
}

/**
 * Prints an insert for every row of a list, its blanks filled. Returns what was found; with an error among
 * it, nothing was written. Throws where there is no such list or guide.
 */
export async function printFilled(
  from: ContentOptions,
  {names, place, list, edition, isDraft, out, ...press}: Wanted,
): Promise<readonly Finding[]> {
  if (!existsSync(list)) throw new Misuse(`There is no list “${list}”.`)
  // Opened beside each other: both take a second.
  const [content] = await Promise.all([openContent(from), openPrinter()])
  try {
    const library = placed(await fetchLibrary(content.client), names, place)
    const [chosen] = selectGuides(library, 'print', names)
    if (chosen === undefined) throw new Misuse('--fill is for one guide: name it with --guide.')
    const {value: guide, findings, urlOf} = chosen
    const watermark = isDraft ? {watermark: words[guide.language].draft} : {}
    const {value: inserts, findings: found} = await fillInserts(
      {guide, urlOf},
      {name: basename(list), bytes: await readFile(list)},
      {edition, ...press, ...watermark},
    )
    if (inserts !== undefined) {
      const folder = join('dist', 'print', `${guide.name}.${edition}`)
      await untilEnded((ended) =>
        out === undefined ? writeEach(inserts, folder, ended) : writeTogether(inserts, out, ended),
      )
    }
    return [...findings, ...found]
  } finally {
    await content.close()
  }
}

/** Does work that Ctrl-C ends in order, so that no half of a file with names and passwords stays behind. */
async function untilEnded(work: (ended: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController()
  const end = () => controller.abort(new Error('It was ended before all copies were written.'))
  // Impatient people press it twice.
  process.on('SIGINT', end).on('SIGTERM', end)
  try {
    await work(controller.signal)
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end)
  }
}
