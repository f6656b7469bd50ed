import {readFile} from 'node:fs/promises'
import type {SanityClient} from '@sanity/client'
import {libraryOf} from '../../renderers/guide/library.ts'
import {isRecord} from '../../renderers/guide/record.ts'
import {guideId} from './documents/guideId.ts'
import {type ImportedPage, importPage, type PageHead, readHead} from './documents/importPage.ts'
import type {Note} from './page/note.ts'
import {findPages, type PageFile} from './site/findPages.ts'
import {openSiteFolder, type SiteFolder} from './site/siteFolder.ts'
import {openAssetStore} from './store/assets.ts'
import {hasWeakReferences, withReferences} from './store/guideReferences.ts'
import {fetchRecords, type ImportRecord} from './store/importRecord.ts'
import {withAssets} from './store/withAssets.ts'
import {
  type Outcome,
  type Plan,
  planGuide,
  type StoredGuide,
  type Target,
  writePlan,
} from './store/writeGuide.ts'

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

/** A page that could be read as far as its path. */
interface Opened {
  readonly file: PageFile
  readonly site: SiteFolder
  readonly head: PageHead
  readonly id: string
  readonly notes: readonly Note[]
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
    const result = await open(file, site, store, opened)
    time.reading += performance.now() - start
    if ('head' in result) opened.push(result)
    else results.set(file, result)
  }
  const guides = pathsOf(store, opened)
  const weak: Written[] = []
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
      const withPictures = await withAssets(guide.body ?? [], site, assets)
      const whole = {...guide, body: withPictures.body}
      const writing = performance.now()
      const plan = await write(whole, file, site.name)
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

  async function write(guide: ImportedPage['guide'], file: PageFile, site: string): Promise<Plan> {
    const {_id: id, _type, ...fields} = guide
    const target = options.target
    const given: unknown = JSON.parse(JSON.stringify(fields))
    const record: ImportRecord = {
      guide: id,
      site,
      file: file.name,
      fields: isRecord(given) ? given : {},
    }
    const unpublished = new Set(
      [...guides.values()]
        .flatMap((paths) => [...paths.values()])
        .filter((other) => other !== id && store.guides.get(other)?.published === undefined),
    )
    const referring = withReferences(record.fields, unpublished, target)
    const plan = planGuide(
      id,
      isRecord(referring) ? referring : {},
      store.guides.get(id) ?? {},
      store.records.get(id),
      target,
    )
    const isKnown = JSON.stringify(store.records.get(id)?.fields) === JSON.stringify(record.fields)
    if (!options.dryRun && (plan.documents.length > 0 || !isKnown))
      await writePlan(raw, plan, record)
    for (const {document} of plan.documents) if (hasWeakReferences(document)) weak.push(document)
    return plan
  }
}

type Written = Readonly<Record<string, unknown>> & {readonly _id: string}

interface Store {
  readonly library: ReturnType<typeof libraryOf>
  readonly guides: ReadonlyMap<string, StoredGuide>
  readonly records: ReadonlyMap<string, ImportRecord>
}

async function readStore(raw: SanityClient): Promise<Store> {
  const answer: unknown = await raw.fetch(
    '*[_type in ["guide", "service", "handbook"]] | order(_id asc)',
  )
  const documents = (Array.isArray(answer) ? answer : []).filter(isRecord)
  const guides = new Map<string, StoredGuide>()
  for (const document of documents) {
    if (document._type !== 'guide') continue
    const id = String(document._id)
    if (id.startsWith('versions.')) continue
    const isDraft = id.startsWith('drafts.')
    const name = isDraft ? id.slice('drafts.'.length) : id
    guides.set(name, {...guides.get(name), [isDraft ? 'draft' : 'published']: document})
  }
  const isPublished = ({_id}: Readonly<Record<string, unknown>>) => !String(_id).includes('.')
  return {
    library: libraryOf(documents.filter(isPublished)),
    guides,
    records: await fetchRecords(raw),
  }
}

/** Reads a page as far as its path, and settles which guide it is. */
async function open(
  file: PageFile,
  site: SiteFolder,
  store: Store,
  before: readonly Opened[],
): Promise<Opened | PageResult> {
  let head: PageHead
  try {
    head = readHead(await readFile(file.file), file.name)
  } catch (error) {
    return {file, outcome: 'failed', notes: [], failures: [reason(error)], text: ''}
  }
  const notes: Note[] = []
  const taken = new Set(before.map((page) => page.id))
  const samePath = before.find(
    (page) => page.site === site && page.head.path.toLowerCase() === head.path.toLowerCase(),
  )
  let id = knownId(store, site, head.path) ?? guideId(site.name, head.path)
  if (taken.has(id)) id = guideId(`${site.name} ${file.name}`, head.path)
  if (samePath !== undefined) {
    notes.push({
      severity: 'error',
      line: 1,
      problem: `Two pages have the permalink ${head.path}: this one and ${samePath.file.name}. Each became a guide.`,
      remedy: 'Change the path of one of them in Studio; a site can show only one there.',
    })
  }
  return {file, site, head, id, notes}
}

/**
 * The guide that a page became at an earlier import; or one that somebody wrote by hand for the same
 * path, which is then not written a second time.
 */
function knownId(store: Store, site: SiteFolder, path: string): string | undefined {
  const isHere = (other: unknown) =>
    typeof other === 'string' && other.toLowerCase() === path.toLowerCase()
  for (const {guide, site: name, fields} of store.records.values()) {
    if (name === site.name && isHere(fields.path)) return guide
  }
  for (const [id, {draft, published}] of store.guides) {
    if (!store.records.has(id) && isHere((draft ?? published)?.path)) return id
  }
  return undefined
}

/** Ids of guides by their path in lower case, for each site: what is in the store, and what comes in. */
function pathsOf(store: Store, opened: readonly Opened[]): Map<string, Map<string, string>> {
  const all = new Map<string, Map<string, string>>()
  for (const {file} of opened) {
    if (all.has(file.site)) continue
    const paths = new Map<string, string>()
    for (const [id, {draft, published}] of store.guides) {
      const path = (draft ?? published)?.path
      if (typeof path === 'string') paths.set(path.toLowerCase(), id)
    }
    all.set(file.site, paths)
  }
  for (const {file, head, id} of opened) all.get(file.site)?.set(head.path.toLowerCase(), id)
  return all
}

/** Makes references strong once all that they name is published. */
async function strengthen(raw: SanityClient, documents: readonly Written[]): Promise<void> {
  for (const {_id, body} of documents) {
    if (_id.startsWith('drafts.')) continue
    await raw
      .patch(_id)
      .set({body: strong(body)})
      .commit({visibility: 'async'})
  }
}

function strong(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strong)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== '_weak')
      .map(([name, inner]) => [name, strong(inner)]),
  )
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
