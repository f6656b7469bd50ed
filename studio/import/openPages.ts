import {readFile} from 'node:fs/promises'
import {guideId} from './documents/guideId.ts'
import {type PageHead, readHead} from './documents/importPage.ts'
import {leftOutBecause} from './layouts/layouts.ts'
import type {Note} from './page/note.ts'
import type {PageFile} from './site/findPages.ts'
import type {SiteFolder} from './site/siteFolder.ts'
import type {StoreContent} from './store/readStore.ts'

/** A page that could be read as far as its path. */
export interface Opened {
  readonly file: PageFile
  readonly site: SiteFolder
  readonly head: PageHead
  readonly id: string
  readonly notes: readonly Note[]
  /** Why it becomes no guide, where that can be told by its front matter. */
  readonly leftOut?: string
}

/** Reads a page as far as its path, and settles which guide it is. Throws where it cannot be read. */
export async function openPage(
  file: PageFile,
  site: SiteFolder,
  store: StoreContent,
  before: readonly Opened[],
): Promise<Opened> {
  const head = readHead(await readFile(file.file), file.name)
  const notes: Note[] = []
  const place = head.path.toLowerCase()
  const samePath = before.find(
    (page) => page.site === site && page.head.path.toLowerCase() === place,
  )
  let id = knownId(store, site, place) ?? guideId(site.id, head.path)
  if (before.some((page) => page.id === id)) id = guideId(site.id, `${head.path}/${file.name}`)
  if (samePath !== undefined) {
    notes.push({
      severity: 'error',
      line: 1,
      problem: `Two pages have the permalink ${head.path}: this one and ${samePath.file.name}. Each became a guide.`,
      remedy: 'Change the path of one of them in Studio; a site can show only one there.',
    })
  }
  const others = (store.byPath.get(place) ?? [])
    .filter((other) => other !== id)
    .map((other) => `“${other}”`)
  if (others.length > 0) {
    notes.push({
      severity: 'error',
      line: 1,
      problem: `The store has another guide at ${head.path}: ${others.join(', ')}.`,
      remedy: 'Change the path of one of them in Studio, or delete the one that is not wanted.',
    })
  }
  const leftOut = leftOutBecause(head.page.data)
  return {file, site, head, id, notes, ...(leftOut === undefined ? {} : {leftOut})}
}

/**
 * The guide that a page became at an earlier import; or one that somebody wrote by hand for the same
 * path, which is then not written a second time.
 */
function knownId(store: StoreContent, {id, name}: SiteFolder, place: string): string | undefined {
  for (const {guide, site, fields} of store.records.values()) {
    if ((site === id || site === name) && String(fields.path ?? '').toLowerCase() === place)
      return guide
  }
  return store.byPath.get(place)?.find((id) => !store.records.has(id))
}

/** Ids of guides by their path in lower case, for each site: what is in the store, and what comes in. */
export function pathsOf(
  store: StoreContent,
  opened: readonly Opened[],
): Map<string, Map<string, string>> {
  const all = new Map<string, Map<string, string>>()
  // Where several guides of the store claim a path, the last one has it.
  const stored = [...store.byPath].flatMap(([place, ids]) => ids.map((id) => [place, id] as const))
  for (const {file} of opened) if (!all.has(file.site)) all.set(file.site, new Map(stored))
  for (const {file, head, id} of opened) all.get(file.site)?.set(head.path.toLowerCase(), id)
  return all
}
