import type {Library} from '../../../../renderers/guide/library.ts'
import type {Outcome} from '../../pieces/piece.ts'
import {pageOutputs} from '../pageOutputs.ts'
import type {PublicationOptions} from '../publication.ts'
import type {DrawnSite} from '../site/drawSite.ts'
import {guidePagePiece} from './guidePage.ts'
import type {GuideWork} from './guideWork.ts'

/** Draws the page of every guide that is not held back. Returns the guides, with what came of their pages. */
export async function drawGuidePages(
  library: Library,
  works: readonly GuideWork[],
  held: ReadonlySet<string>,
  {map, shell}: Pick<DrawnSite, 'map' | 'shell'>,
  {drawer, base, site}: PublicationOptions,
): Promise<readonly GuideWork[]> {
  const around = {library, base, map, shell, site}
  return Promise.all(
    works.map(async (work) => {
      if (held.has(work.entry.id)) return work
      const piece = guidePagePiece(work, around, drawer.workshop.code)
      return withPage(work, await drawer.drawPage(work.entry.listed.path, piece))
    }),
  )
}

function withPage(work: GuideWork, outcome: Outcome<'page'>): GuideWork {
  const {entry, findings, results} = work
  const {web} = results
  const page = pageOutputs(entry.listed.path, outcome).map((output) => ({
    ...output,
    guide: entry.id,
    channel: 'web' as const,
    revision: entry.revision,
  }))
  const found = outcome.findings.map((finding) => ({...finding, document: entry.id}))
  return {
    entry,
    findings: {...findings, web: [...findings.web, ...found]},
    results:
      web === undefined ? results : {...results, web: {...web, outputs: [...web.outputs, ...page]}},
  }
}
