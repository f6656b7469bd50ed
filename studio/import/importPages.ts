import {isDeepStrictEqual} from 'node:util'
import type {SanityClient} from '@sanity/client'
import {isRecord} from '../../renderers/guide/record.ts'
import {type ImportedPage, importPage} from './documents/importPage.ts'
import {type Opened, openPage, pathsOf} from './openPages.ts'
import type {Note} from './page/note.ts'
import {findPages, type PageFile} from './site/findPages.ts'
import {openSiteFolder, type SiteFolder} from './site/siteFolder.ts'
import {openAssetStore} from './store/assets.ts'
import {hasWeakReferences, withReferences} from './store/guideReferences.ts'
import type {ImportRecord} from './store/importRecord.ts'
import {readStore} from './store/readStore.ts'
import {strengthen} from './store/strengthen.ts'
import {withAssets} from './store/withAssets.ts'
import {type Outcome, type Plan, planGuide, type Target, writePlan} from './store/writeGuide.ts'

/** What to import, and how. */
export interface ImportOptions {
  /** Pages, and folders of pages. */
  readonly paths: readonly string[]
  /** The folder of the site, where the pages do not stand in it. */
  readonly site?: string | undefined
  readonly target: Target
  /** Changes nothing. */
  readonly dryRun: boolean
  /** Leaves the author's form alone. */
  readonly literal: boolean
  readonly onPage?: (done: number, count: number, result: PageResult) => void
}

/** A page, and what became of it. */
export interface PageResult {
  readonly file: PageFile
  readonly outcome: Outcome | 'failed'
  readonly notes: readonly Note[]
  /** Why it was not imported; empty otherwise. */
  readonly failures: readonly string[]
  /** The page as text; empty where it could not be read. */
  readonly text: string
  /** Absent where the page could not be read. */
  readonly imported?: Pick<ImportedPage, 'id' | 'guide' | 'lines' | 'path'>
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
  const files = await findPages(options.paths, options.site)
  const raw = client.withConfig({perspective: 'raw', useCdn: false})
  const store = await readStore(raw)
  const assets = await openAssetStore(raw, options.dryRun)
  const sites = new Map<string, SiteFolder>()
  for (const {site} of files) if (!sites.has(site)) sites.set(site, await openSiteFolder(site))
  const time = {reading: 0, writing: 0}
  const opened: Opened[] = []
  const results = new Map<PageFile, PageResult>()
  for (const file of files) {
    const site = sites.get(file.site)
    if (site === undefined) continue
    const start = performance.now()
    try {
      opened.push(await openPage(file, site, store, opened))
    } catch (error) {
      results.set(file, {file, outcome: 'failed', notes: [], failures: [reason(error)], text: ''})
    }
    time.reading += performance.now() - start
  }
  const guides = pathsOf(store, opened)
  const unpublished = new Set(
    [...guides.values()]
      .flatMap((paths) => [...paths.values()])
      .filter((id) => store.guides.get(id)?.published === undefined),
  )
  const weak: {readonly _id: string}[] = []
  let done = results.size
  for (const page of opened) {
    const result = await bringIn(page)
    results.set(page.file, result)
    done += 1
    options.onPage?.(done, files.length, result)
  }
  if (!options.dryRun && options.target === 'published') await strengthen(raw, weak)
  return {
    pages: files.flatMap((file) => results.get(file) ?? []),
    assetsUploaded: assets.uploaded,
    milliseconds: {...time, assets: assets.spent},
  }

  async function bringIn({file, site, head, id, notes}: Opened): Promise<PageResult> {
    const before = {file, text: head.page.text}
    try {
      const start = performance.now()
      const {library} = store
      const page = importPage(head, id, {
        library,
        guides: guides.get(file.site) ?? new Map(),
        host: site.host,
        literal: options.literal,
      })
      time.reading += performance.now() - start
      const all = [...notes, ...page.notes]
      const {guide, lines, path, gaps} = page
      if (gaps.length > 0) {
        return {
          ...before,
          outcome: 'failed',
          notes: all,
          failures: gaps,
          imported: {id, guide, lines, path},
        }
      }
      const known = store.records.get(id)?.assets ?? {}
      const withPictures = await withAssets(guide.body ?? [], site, assets, known)
      const whole = {...guide, body: withPictures.body}
      const writing = performance.now()
      const plan = await write(whole, file, site.name, withPictures.ids)
      time.writing += performance.now() - writing
      return {
        ...before,
        outcome: plan.outcome,
        notes: [...all, ...withPictures.notes, ...plan.notes],
        failures: [],
        imported: {id, guide: whole, lines, path},
      }
    } catch (error) {
      return {...before, outcome: 'failed', notes, failures: [reason(error)]}
    }
  }

  async function write(
    {_id: id, _type, ...fields}: ImportedPage['guide'],
    file: PageFile,
    site: string,
    ids: ImportRecord['assets'],
  ): Promise<Plan> {
    const given: unknown = JSON.parse(JSON.stringify(fields))
    const referring = withReferences(given, unpublished, options.target)
    const record: ImportRecord = {
      guide: id,
      site,
      file: file.name,
      fields: isRecord(referring) ? referring : {},
      conflicts: [],
      assets: ids,
    }
    const known = store.records.get(id)
    const stored = store.guides.get(id) ?? {}
    const plan = planGuide(record.fields, stored, known, record, options.target)
    const isNew = plan.documents.length > 0 || !isDeepStrictEqual(known, plan.record)
    if (!options.dryRun && isNew) await writePlan(raw, plan)
    for (const {document} of plan.documents) if (hasWeakReferences(document)) weak.push(document)
    return plan
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
