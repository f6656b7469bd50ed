import type {Finding} from '../../../../renderers/guide/finding/finding.ts'
import type {Library} from '../../../../renderers/guide/library.ts'
import type {ListedGuide} from '../../../../site/src/page.ts'
import {createSiteMap, type SiteMap} from '../../../../site/src/siteMap.ts'
import {jsonDigest} from '../../digest.ts'
import {urlsOf} from '../../guides/assetUrls.ts'
import type {Base} from '../base.ts'
import type {GuideWork} from '../guide/guideWork.ts'
import {pageOutputs} from '../pageOutputs.ts'
import type {PublicationOptions} from '../publication.ts'
import type {Output} from '../report/report.ts'
import {linkPreviewOfPage} from './linkPreview.ts'
import {type PlannedPage, plannedPages} from './plannedPages.ts'
import {drawShell, type Shell} from './shell.ts'
import {siteFiles} from './siteFiles.ts'
import {drawTexts} from './texts.ts'

/** Guides take long, and their pages wait for them: what lists them is drawn by a process that has no guide to draw. */
const AFTER_GUIDES = -1

/** All of a site but its guides, and what their pages have around them. */
export interface DrawnSite {
  readonly map: SiteMap
  readonly shell: Shell
  readonly outputs: readonly Output[]
  /** What was found that is of no guide. */
  readonly findings: readonly Finding[]
}

/**
 * Draws all pages that list guides, and what else a site has beside its guides. Of these it takes only what
 * lists show, so it need not wait until they are drawn.
 */
export async function drawSite(
  library: Library,
  works: readonly GuideWork[],
  held: ReadonlySet<string>,
  options: PublicationOptions,
): Promise<DrawnSite> {
  const {drawer, base, now} = options
  const listed = listedGuides(works, held, base)
  const texts = await drawTexts(library, drawer.workshop)
  const map = createSiteMap(listed, texts.pages)
  const {shell, ...around} = await drawShell(
    library,
    {pages: texts.pages, guides: listed},
    map,
    now,
    drawer.workshop,
  )
  // Nobody should wait for the building of the site with a process that could draw a guide.
  const site = await options.site

  const drawPlanned = async ({path, page: plain, title, language}: PlannedPage) => {
    const about = {site: shell.site, title, language}
    const preview = await linkPreviewOfPage(path, about, urlsOf(library), drawer)
    const page = {...plain, ...preview.shown}
    const piece = {
      kind: 'page',
      key: jsonDigest([drawer.workshop.code.page, page]),
      input: () => ({site, path, page}),
    } as const
    const outcome = await drawer.drawPage(path, piece, {priority: AFTER_GUIDES})
    return {
      outputs: [...pageOutputs(path, outcome), ...preview.outputs],
      findings: [...outcome.findings, ...preview.findings],
    }
  }
  const [lists, files] = await Promise.all([
    Promise.all(plannedPages(shell, listed, map, texts).map(drawPlanned)),
    siteFiles(shell, listed, map, texts.pages, options),
  ])
  return {
    map,
    shell,
    outputs: [
      ...lists.flatMap((list) => list.outputs),
      ...texts.outputs,
      ...around.outputs,
      ...files,
    ],
    findings: [...texts.findings, ...around.findings, ...lists.flatMap((list) => list.findings)],
  }
}

/** The guides that have a page, as lists show them, in the order of their paths; those held back as they last were. */
function listedGuides(
  works: readonly GuideWork[],
  held: ReadonlySet<string>,
  base: Base,
): readonly ListedGuide[] {
  return works
    .flatMap(({entry: {id, listed}}) => (held.has(id) ? (base.listedOf(id) ?? []) : listed))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}
