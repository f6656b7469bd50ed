import {jsonDigest} from '../../digest.ts'
import type {Workshop} from '../../workshop/workshop.ts'
import type {Base} from '../base.ts'
import type {Output, Report} from '../report/report.ts'

/** Where the search and its index stand. */
const FOLDER = 'site/pagefind/'

/**
 * Adds the search to what is put out. It is made from the finished pages, so it finds what visitors read, and
 * only when one of them changed.
 */
export async function withSearch(report: Report, workshop: Workshop, base: Base): Promise<Report> {
  const pages = report.outputs.filter(isPage)
  const {value, findings} = await workshop.draw({
    kind: 'searchIndex',
    key: jsonDigest([workshop.code.searchIndex, pages.map(({path, sha256}) => [path, sha256])]),
    input: () => ({
      pages: pages.flatMap((output) => {
        const file = base.fileOf(output)
        const path = output.path.slice('site'.length, -'index.html'.length)
        return file === undefined ? [] : [{path, file}]
      }),
    }),
  })
  const index = (value?.files ?? []).map(({name, sha256, bytes}) => ({
    path: `${FOLDER}${name}`,
    sha256,
    bytes,
  }))
  return withOutputs({...report, findings: [...report.findings, ...findings]}, index)
}

/** The same with the search as it was last, until it is made anew. Takes what is out. */
export function withLastSearch(report: Report, last: Pick<Base, 'outputs'> | undefined): Report {
  return withOutputs(
    report,
    (last?.outputs ?? []).filter(({path}) => isOfSearch(path)),
  )
}

/** Whether a path is one of the search, which changes with every page. */
export function isOfSearch(path: string): boolean {
  return path.startsWith(FOLDER)
}

function withOutputs(report: Report, outputs: readonly Output[]): Report {
  return {
    ...report,
    outputs: [...report.outputs, ...outputs].sort((a, b) => (a.path < b.path ? -1 : 1)),
  }
}

/** Of pages without an article, as those that list guides, the index takes nothing. */
function isPage({path}: Output): boolean {
  return path.startsWith('site/') && path.endsWith('/index.html')
}
