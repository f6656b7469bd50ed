import type {Guide} from '../../../../renderers/guide/model.ts'
import {words} from '../../../../renderers/guide/words.ts'
import type {PrintedFile} from '../../../printing/printed.ts'
import {type SelectedGuide, selectGuides} from '../../guides/selectGuides.ts'
import {logoOriginal, originalsOf} from '../../pieces/originals.ts'
import {placed} from '../../printing/placed.ts'
import {printHandbook, printInsert} from '../../printing/printFile.ts'
import {type Workshop, workshopWith} from '../../workshop/workshop.ts'
import {DRAFTS, type LiveLibrary} from '../liveLibrary.ts'
import type {Asked} from '../messages.ts'

type PrintAsked = Omit<Extract<Asked, {ask: 'print'}>, 'ask'>

/** What it takes to print copies of a guide, as plain data for another process. */
export interface CopiesInput {
  readonly guide: Guide
  /** Where the store serves its pictures, by asset. */
  readonly urls: Readonly<Record<string, string>>
  readonly watermark?: string
}

/** Whoever waits for a file waits longer than for a preview, and less long than for the whole site: priority. */
const PRIORITY = 5

/** Draws a file for the print office, as the command does. Throws where there is no such guide or handbook. */
export async function printFor(
  asked: PrintAsked,
  library: LiveLibrary,
  workshop: Workshop,
  signal: AbortSignal,
): Promise<PrintedFile> {
  const {edition, ink, impose, profile, perspective} = asked
  const guides = await guidesFor(asked, library)
  const wanted = {
    edition,
    isBooklet: impose === 'booklet',
    isDraft: perspective === 'drafts',
    ...(ink === undefined ? {} : {ink}),
    ...(profile === undefined ? {} : {profile}),
  }
  const drawing = workshopWith(workshop, {priority: PRIORITY, signal})
  const [one] = guides
  const {value, findings} =
    asked.guide === undefined || one === undefined
      ? await printHandbook(guides, wanted, drawing)
      : await printInsert(one, wanted, drawing)
  signal.throwIfAborted()
  const all = [...guides.flatMap((guide) => guide.findings), ...findings]
  if (value === undefined) return {findings: all}
  const {name, pdf, pages, preflight} = value
  const {sha256} = await workshop.store.keepFile(name, pdf)
  return {findings: all, file: {sha256, name, pages, preflight}}
}

/** What copies of a guide are printed from. Throws where there is no such guide. */
export async function copiesInputOf(
  asked: PrintAsked & {readonly guide: string},
  library: LiveLibrary,
): Promise<CopiesInput> {
  const [chosen] = await guidesFor(asked, library)
  if (chosen === undefined) throw new Error('There is no such guide.')
  const {value: guide, urlOf} = chosen
  const originals = [...originalsOf(guide, urlOf), ...logoOriginal(guide.site, urlOf)]
  return {
    guide,
    urls: Object.fromEntries(
      originals.flatMap(({asset, url}) => (url === undefined ? [] : [[asset, url]])),
    ),
    ...(asked.perspective === 'drafts' ? {watermark: words[guide.language].draft} : {}),
  }
}

async function guidesFor(
  {guide, trim, page, perspective}: PrintAsked,
  live: LiveLibrary,
): Promise<readonly SelectedGuide[]> {
  await live.catchUp()
  const read = live.as(perspective === 'drafts' ? [DRAFTS] : [])
  if (guide !== undefined && !read.guides.has(guide)) {
    throw new Error('This guide is not published yet. Print its draft, or publish it first.')
  }
  const names = guide === undefined ? [] : [guide]
  return selectGuides(placed(read, names, {trimSize: trim, page}), 'print', names)
}
