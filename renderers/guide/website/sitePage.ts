import type {SitePage as SitePageDocument} from '../../../schemas/generated/types.ts'
import type {Language} from '../../../schemas/language.ts'
import {sitePagePathProblem} from '../../../schemas/rules/sitePagePath.ts'
import {resolveBlocks} from '../blocks/resolveBlocks.ts'
import {type Found, isError} from '../finding/finding.ts'
import {indexOf} from '../library/libraryIndex.ts'
import type {Library} from '../library.ts'
import {livePathOf} from '../links/livePath.ts'
import type {Block} from '../model.ts'
import {Resolution} from '../resolution.ts'

/** A page that is not a guide, as the site shows it: the home page, the page of a section, or a statement. */
export interface SitePage {
  readonly id: string
  readonly title: string
  /** Starts and ends with a slash. */
  readonly path: string
  readonly language: Language
  /** May be empty. */
  readonly summary: string
  /** ISO 8601 in UTC. */
  readonly updatedAt: string
  readonly body: readonly Block[]
}

/**
 * Resolves all pages that are not guides, in the order of their paths. A page without a title or a path of
 * its own is left out; a block with an error is left out of its page, and the rest goes out.
 */
export function resolveSitePages(library: Library): Found<readonly SitePage[]> {
  const guides = new Set([...library.guides.values()].map((guide) => livePathOf(library, guide)))
  const byPath = Map.groupBy(library.sitePages.values(), ({path = ''}) => path.toLowerCase())
  const resolved = [...library.sitePages.values()].map((document) =>
    resolveSitePage(library, document, {
      isTaken:
        guides.has(document.path) ||
        indexOf(library).byPath.has((document.path ?? '').toLowerCase()),
      isFirst: byPath.get((document.path ?? '').toLowerCase())?.[0] === document,
    }),
  )
  return {
    value: resolved.flatMap(({value}) => value ?? []).sort((a, b) => (a.path < b.path ? -1 : 1)),
    findings: resolved.flatMap(({findings}) => findings),
  }
}

function resolveSitePage(
  library: Library,
  document: SitePageDocument,
  {isTaken, isFirst}: {readonly isTaken: boolean; readonly isFirst: boolean},
): Found<SitePage | undefined> {
  const resolution = new Resolution(library, document, 'web')
  const title = resolution.text(document.title, 'title').trim()
  const {path = ''} = document
  const problem = sitePagePathProblem(path)
  if (title === '') {
    resolution.report('error', 'title', 'The page has no title.', 'Give the page a title.')
  }
  if (problem !== undefined) {
    const what = path === '' ? 'The page has no path.' : `“${path}” is not a path.`
    resolution.report('error', 'path', what, problem)
  } else if (isTaken || !isFirst) {
    resolution.report(
      'error',
      'path',
      `There is ${isTaken ? 'a guide' : 'another page'} at “${path}” already.`,
      'Give the page a path of its own.',
    )
  }
  if (resolution.findings.length > 0) return {value: undefined, findings: resolution.findings}
  const body = resolveBlocks(document.body ?? [], 'body', resolution)
  const {findings} = resolution
  const faults = findings.filter(isError).map((finding) => finding.path)
  const value = {
    id: document._id,
    title,
    path,
    language: resolution.language,
    summary: resolution.text(document.summary, 'summary').trim(),
    updatedAt: document._updatedAt,
    body: body.filter(({at}) => !faults.some((fault) => isWithin(fault, at))),
  }
  return {value, findings}
}

/** Whether a Sanity path is another one, or leads to something inside it. */
function isWithin(path: string, around: string): boolean {
  return path === around || path.startsWith(`${around}.`) || path.startsWith(`${around}[`)
}
