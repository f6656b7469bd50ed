import type {SanityClient} from '@sanity/client'
import {isRecord} from '../../renderers/guide/record.ts'
import {bringIn} from './bringIn.ts'
import type {ImportedPage} from './documents/importPage.ts'
import {type Opened, openPage} from './openPages.ts'
import type {Note} from './page/note.ts'
import {preparePages} from './preparePages.ts'
import {reason} from './reason.ts'
import {findPages, type PageFile} from './site/findPages.ts'
import {openSiteFolder, type SiteFolder} from './site/siteFolder.ts'
import {openAssetStore} from './store/assets.ts'
import type {ImportState} from './store/importRecord.ts'
import type {ImportOutcome, ImportTarget} from './store/planGuide.ts'
import {readStore} from './store/readStore.ts'
import {strengthen} from './store/strengthen.ts'
import type {Todo} from './todos/todo.ts'

/** What to import, and how. */
export interface ImportOptions {
  /** Pages, and folders of pages. */
  readonly paths: readonly string[]
  /** The folder of the site, where the pages do not stand in it. */
  readonly site?: string | undefined
  readonly target: ImportTarget
  /** Changes nothing. */
  readonly dryRun: boolean
  /** Leaves the author's form alone. */
  readonly literal: boolean
  readonly onPage?: (done: number, count: number, result: PageResult) => void
}

/** A page, and what became of it. */
export interface PageResult {
  readonly file: PageFile
  readonly outcome: ImportOutcome | 'failed' | 'leftOut'
  readonly notes: readonly Note[]
  /** Why it was not imported; empty otherwise. */
  readonly failures: readonly string[]
  /** The page as text; empty where it could not be read. */
  readonly text: string
  /** Absent where the page could not be read. */
  readonly imported?: Pick<ImportedPage, 'id' | 'guide' | 'lines' | 'path' | 'flaws'>
  /** Absent where the page was not imported. */
  readonly state?: ImportState
  /** What it leaves to a person. */
  readonly todos: readonly Todo[]
}

/** All pages, and where the time went. */
export interface ImportResult {
  readonly pages: readonly PageResult[]
  readonly assetsUploaded: number
  readonly milliseconds: {
    readonly reading: number
    readonly assets: number
    readonly writing: number
  }
}

/**
 * Brings pages into a store. Each page becomes a guide, whole, or is not imported and says why; the
 * others are imported all the same. Throws where a path is not there or the store cannot be reached.
 */
export async function importPages(
  client: SanityClient,
  options: ImportOptions,
): Promise<ImportResult> {
  const start = performance.now()
  const files = await findPages(options.paths, options.site)
  const raw = client.withConfig({perspective: 'raw', useCdn: false})
  const store = await readStore(raw)
  const assets = await openAssetStore(raw, options.dryRun)
  const sites = new Map<string, SiteFolder>()
  for (const {site} of files) if (!sites.has(site)) sites.set(site, await openSiteFolder(site))
  const results = new Map<PageFile, PageResult>()
  const give = (result: PageResult) => {
    results.set(result.file, result)
    options.onPage?.(results.size, files.length, result)
  }
  const opened: Opened[] = []
  const absent = new Map([...sites.keys()].map((site) => [site, new Map<string, string>()]))
  for (const file of files) {
    const site = sites.get(file.site)
    if (site === undefined) continue
    try {
      const page = await openPage(file, site, store, opened)
      if (page.leftOut === undefined) {
        opened.push(page)
        continue
      }
      absent.get(file.site)?.set(page.head.path.toLowerCase(), page.leftOut)
      give({...notImported(file, page), outcome: 'leftOut', notes: leftOutNotes(page)})
    } catch (error) {
      give({...notImported(file), failures: [reason(error)]})
    }
  }
  const prepare = (pages: readonly Opened[], hidden: ReadonlySet<string>) =>
    preparePages(pages, {all: opened, store, absent, hidden, literal: options.literal})
  const first = prepare(opened, new Set())
  for (const {opened: page, failures, page: imported} of first.failed) {
    const result = notImported(page.file, page, imported)
    if (failures.length > 0) give({...result, failures})
    else give({...result, outcome: 'leftOut', notes: [...result.notes, emptyNote]})
  }
  const reading = performance.now() - start
  const weak: {readonly _id: string}[] = []
  const context = {raw, store, assets, options, prepare, weak}
  let writing = performance.now()
  await bringIn(first.prepared, context, give)
  writing = performance.now() - writing
  if (!options.dryRun && options.target !== 'drafts') await strengthen(raw, weak)
  return {
    pages: files.flatMap((file) => results.get(file) ?? []),
    assetsUploaded: assets.uploaded,
    milliseconds: {reading, assets: assets.spent, writing: writing - assets.spent},
  }
}

/** What is told of a page that becomes no guide. */
function notImported(file: PageFile, opened?: Opened, page?: ImportedPage): PageResult {
  return {
    file,
    outcome: 'failed',
    notes: [...(opened?.notes ?? []), ...(page?.notes ?? opened?.head.notes ?? [])],
    failures: [],
    text: opened?.head.page.text ?? '',
    todos: [],
    ...(opened === undefined || page === undefined ? {} : {imported: {...page, id: opened.id}}),
  }
}

const emptyNote: Note = {
  severity: 'note',
  line: 1,
  problem: 'The page says nothing but its title. It was left out.',
  remedy: 'Write a guide in Studio if one is wanted.',
}

/** Why a page is left out, and all that its front matter says. */
function leftOutNotes({head, leftOut = ''}: Opened): Note[] {
  const said = textsIn(head.page.data).filter((text) => text !== head.page.fields.get('title'))
  return [
    ...head.notes,
    {
      severity: 'note',
      line: 1,
      problem: `The page was left out. ${leftOut}`,
      remedy: 'Nothing to do.',
    },
    {
      severity: 'note',
      line: 1,
      problem: `Its front matter says: ${said.map((text) => `“${text}”`).join(', ')}.`,
      remedy: 'Enter in Studio what of it is wanted.',
    },
  ]
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : []
}
