import type {Finding} from '../../../renderers/guide/finding/finding.ts'
import type {Library, Withheld} from '../../../renderers/guide/library.ts'
import type {Entries} from '../guides/entry.ts'
import type {Base} from './base.ts'
import type {Drawer} from './drawer.ts'
import {drawGuidePages} from './guide/guidePages.ts'
import {type GuideWork, isHeldBack} from './guide/guideWork.ts'
import type {Report} from './report/report.ts'
import {reportOf} from './report/reportOf.ts'
import {drawSite} from './site/drawSite.ts'
import {checkSite} from './siteFault.ts'

export interface PublicationOptions {
  readonly drawer: Drawer
  /** The folder of the built site; it may still be building while guides are drawn. */
  readonly site: Promise<string>
  /** What was put out before. */
  readonly base: Base
  /** The moment that pages are drawn for: notices come and go. */
  readonly now: Date
  /** Hears, before anything is drawn, all that is known by then. */
  readonly onKnown?: (works: readonly GuideWork[]) => void
  /** Hears how many guides are drawn. */
  readonly onDrawn?: (done: number, all: number) => void
}

/**
 * Makes all outputs of a library: what is whole is drawn, or found among what was drawn before; a guide
 * with an error is held back in the channels that it concerns, and keeps its last good output there.
 * Throws SiteFault where the whole site is concerned, or nothing at all could go out.
 */
export async function makePublication(
  library: Library,
  options: PublicationOptions,
): Promise<Report> {
  checkSite(library)
  const {drawer, base, onKnown, onDrawn} = options
  // A guide whose page is held back changes those that link to it. Each round knows of more of them
  // than the one before, and nothing that is drawn once is drawn again, so this comes to a quick end.
  const held = new Set<string>()
  const isMore = (works: readonly GuideWork[]) => {
    const before = held.size
    for (const work of works) if (isHeldBack(work, 'web')) held.add(work.entry.id)
    return held.size > before
  }
  let isTold = false
  for (;;) {
    const here = {...library, withheld: withheldOf(held, base)}
    const known = worksOf(here, drawer)
    if (isMore(known)) continue
    if (!isTold) onKnown?.(known)
    isTold = true
    let done = 0
    const drawGuide = async (work: GuideWork) => {
      const result = await drawer.drawChannels(here, work)
      done += 1
      onDrawn?.(done, known.length)
      return result
    }
    const [drawn, site] = await Promise.all([
      Promise.all(known.map(drawGuide)),
      drawSite(here, known, held, options),
    ])
    if (isMore(drawn)) continue
    const works = await drawGuidePages(here, drawn, held, site, options)
    if (isMore(works)) continue
    return reportOf(library, works, site, base)
  }
}

function withheldOf(held: ReadonlySet<string>, base: Base): ReadonlyMap<string, Withheld> {
  return new Map(
    [...held].map((id) => {
      const path = base.listedOf(id)?.path
      return [id, path === undefined ? {} : {path}]
    }),
  )
}

/** What the documents alone tell of each guide. */
export function worksOf(library: Library, entries: Entries): readonly GuideWork[] {
  const own = Map.groupBy(library.findings, ({document}) => document)
  return [...library.guides.keys()].map((id) => {
    const entry = entries.entryOf(library, id)
    const of = (findings: readonly Finding[]) => [...(own.get(id) ?? []), ...findings]
    const {web, print, card} = entry.findings
    return {entry, findings: {web: of(web), print: of(print), card: of(card)}, results: {}}
  })
}
