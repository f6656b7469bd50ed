import {guidePathProblem} from './guidePath.ts'

/** Addresses that the site itself takes: no page may stand there. */
const taken = ['/404/', '/search/', '/changes/']

/**
 * Judges the path of a page that is no guide: as that of a guide, or the home page.
 * Takes the path as typed; returns what is wrong and how to mend it, or undefined.
 */
export function sitePagePathProblem(path: string | undefined): string | undefined {
  const typed = (path ?? '').trim()
  if (typed === '/') return undefined
  return taken.includes(typed.toLowerCase())
    ? `The site has a page of its own at “${typed}”. Choose another path.`
    : guidePathProblem(path)
}
