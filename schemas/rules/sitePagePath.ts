import {guidePathProblem} from './guidePath.ts'

/**
 * Judges the path of a page that is not a guide: as that of a guide, or the home page.
 * Takes the path as typed; returns what is wrong and how to mend it, or undefined.
 */
export function sitePagePathProblem(path: string | undefined): string | undefined {
  return path?.trim() === '/' ? undefined : guidePathProblem(path)
}
