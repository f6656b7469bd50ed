import {referencesIn} from '../../renderers/guide/revision.ts'
import {type ImportedPage, importPage} from './documents/importPage.ts'
import {type Opened, pathsOf} from './openPages.ts'
import {reason} from './reason.ts'
import type {StoreContent} from './store/readStore.ts'
import {guideSizeProblem} from './store/writePlan.ts'

/** A page of which nothing is lost. */
export interface Prepared {
  readonly opened: Opened
  readonly page: ImportedPage
}

/** A page that becomes no guide at this import. */
interface NotPrepared {
  readonly opened: Opened
  /** What would be lost; empty where there is nothing to lose. */
  readonly failures: readonly string[]
  readonly page?: ImportedPage
}

/** Pages by their place on a site, and why they are not guides. */
export type Absent = ReadonlyMap<string, ReadonlyMap<string, string>>

/** What pages are read among. */
export interface PageSurroundings {
  /** All pages that come in together. */
  readonly all: readonly Opened[]
  readonly store: StoreContent
  readonly absent: Absent
  /** Ids of guides that no link may lead to. */
  readonly hidden: ReadonlySet<string>
  /** Leaves the author's form alone. */
  readonly literal: boolean
}

/**
 * Makes guides of pages, with their links between each other. A page that fails takes its links with
 * it: pages that lead there are read again, with the link as an address and a note. So are those that
 * lead to guides which visitors do not see.
 */
export function preparePages(
  pages: readonly Opened[],
  {all, store, absent, hidden, literal}: PageSurroundings,
): {prepared: readonly Prepared[]; failed: readonly NotPrepared[]} {
  const guides = pathsOf(store, all)
  const gone = new Map([...absent].map(([site, paths]) => [site, new Map(paths)]))
  const prepared = new Map<Opened, Prepared>()
  for (const [site, paths] of guides)
    for (const [place, id] of paths) {
      if (hidden.has(id)) without(site, place, 'That guide waits to be published.')
    }
  const failed: NotPrepared[] = []
  let left: readonly Opened[] = pages
  while (left.length > 0) {
    const lost = new Set<string>()
    for (const opened of left) {
      const result = prepare(opened)
      if ('failures' in result) {
        failed.push(result)
        lost.add(opened.id)
        forget(opened)
      } else prepared.set(opened, result)
    }
    left = [...prepared.values()]
      .filter(({page}) => referencesIn(page.guide).some((id) => lost.has(id)))
      .map(({opened}) => opened)
    for (const opened of left) prepared.delete(opened)
  }
  return {prepared: pages.flatMap((page) => prepared.get(page) ?? []), failed}

  function prepare(opened: Opened): Prepared | NotPrepared {
    const {file, head, id, site} = opened
    try {
      const page = importPage(head, id, {
        library: store.library,
        guides: guides.get(file.site) ?? new Map(),
        absent: gone.get(file.site) ?? new Map(),
        host: site.host,
        literal,
      })
      const isEmpty = (page.guide.body ?? []).length === 0
      const size = guideSizeProblem(page.guide)
      const failures = [...page.gaps, ...(size === undefined ? [] : [size])]
      if (failures.length > 0 || isEmpty) return {opened, failures, page}
      return {opened, page}
    } catch (error) {
      return {opened, failures: [reason(error)]}
    }
  }

  /** A guide that the store has from an earlier import stands all the same. */
  function forget({file, head, id}: Opened): void {
    const place = head.path.toLowerCase()
    if (store.guides.has(id) || guides.get(file.site)?.get(place) !== id) return
    without(file.site, place, `${file.name} was not imported.`)
  }

  function without(site: string, place: string, why: string): void {
    guides.get(site)?.delete(place)
    const reasons = gone.get(site) ?? new Map<string, string>()
    gone.set(site, reasons.set(place, why))
  }
}
