import type {Finding} from '../../../renderers/guide/finding/finding.ts'
import type {Library} from '../../../renderers/guide/library.ts'
import type {ListedGuide} from '../../../site/src/page.ts'
import {createSiteMap} from '../../../site/src/siteMap.ts'
import {jsonDigest} from '../digest.ts'
import {urlsOf} from '../guides/assetUrls.ts'
import type {Outcome} from '../pieces/piece.ts'
import type {Base} from './base.ts'
import {guidePagePiece} from './guide/guidePage.ts'
import type {GuideWork} from './guide/guideWork.ts'
import type {PublicationOptions} from './publication.ts'
import type {Output} from './report/report.ts'
import {linkPreviewOfPage} from './site/linkPreview.ts'
import {type PlannedPage, plannedPages} from './site/plannedPages.ts'
import {drawShell} from './site/shell.ts'
import {siteFiles} from './site/siteFiles.ts'
import {drawTexts} from './site/texts.ts'

/** The pages of a site, and what stands beside them. */
export interface DrawnPages {
  /** The guides, with their pages and what was found in them. */
  readonly works: readonly GuideWork[]
  /** Files of the whole site. */
  readonly outputs: readonly Output[]
  /** What was found that is of no guide. */
  readonly findings: readonly Finding[]
}

/** Draws the page of every guide that is not held back, and all pages that list guides. */
export async function drawPages(
  library: Library,
  works: readonly GuideWork[],
  held: ReadonlySet<string>,
  options: PublicationOptions,
): Promise<DrawnPages> {
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
  const {site} = shell

  const drawGuide = async (work: GuideWork): Promise<GuideWork> => {
    if (held.has(work.entry.id)) return work
    const piece = guidePagePiece(
      work,
      {library, base, map, shell, site: options.site},
      drawer.workshop.code,
    )
    return withPage(work, await drawer.drawPage(work.entry.listed.path, piece))
  }
  const drawPlanned = async ({path, page: plain, title, language}: PlannedPage) => {
    const preview = await linkPreviewOfPage(path, {site, title, language}, urlsOf(library), drawer)
    const page = {...plain, ...preview.shown}
    const outcome = await drawer.drawPage(path, {
      kind: 'page',
      key: jsonDigest([drawer.workshop.code.page, page]),
      input: async () => ({site: await options.site, path, page}),
    })
    return {
      outputs: [...pageOutputs(path, outcome), ...preview.outputs],
      findings: [...outcome.findings, ...preview.findings],
    }
  }
  const [guides, lists, files] = await Promise.all([
    Promise.all(works.map(drawGuide)),
    Promise.all(plannedPages(shell, listed, map, texts).map(drawPlanned)),
    siteFiles(shell, listed, map, texts.pages, options),
  ])
  return {
    works: guides,
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

function pageOutputs(path: string, {value}: Outcome<'page'>): readonly Output[] {
  // Hosts look for the page of what is not found under this name.
  const file = path === '/404/' ? 'site/404.html' : `site${path}index.html`
  return (value?.files ?? []).map(({sha256, bytes}) => ({path: file, sha256, bytes}))
}
