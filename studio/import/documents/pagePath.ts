import {guidePathProblem} from '../../../schemas/rules/guidePath.ts'
import type {Note} from '../page/note.ts'
import {decodedPath} from '../site/siteAddress.ts'

/**
 * The path of a guide: the permalink of its page, kept as it was. One that is missing is made from
 * the name of the file, one that cannot be a path is mended; both are noted.
 */
export function pagePath(
  permalink: string | undefined,
  file: string,
): {path: string; notes: readonly Note[]} {
  const written = (permalink ?? '').trim()
  if (written === '') {
    const path = tidy(
      file
        .replace(/\.[^./]+$/u, '')
        .split('/')
        .map((part) => part.replace(/^_/u, ''))
        .filter((part) => part !== 'pages')
        .join('/'),
    )
    return {
      path,
      notes: [note(`The page has no permalink; the path ${path} was made from its file name.`)],
    }
  }
  if (written === '/') {
    return {
      path: '/home/',
      notes: [
        {
          severity: 'warning',
          line: 1,
          problem: 'This is the home page, which is made of other parts than a guide.',
          remedy: 'Delete the guide: the site has a home page of its own.',
        },
      ],
    }
  }
  if (guidePathProblem(written) === undefined) return {path: written, notes: []}
  const path = tidy(decodedPath(written))
  return {
    path,
    notes: [note(`The permalink “${written}” cannot be a path; ${path} was made of it.`)],
  }
}

function note(problem: string): Note {
  return {
    severity: 'warning',
    line: 1,
    problem,
    remedy: 'Look at the path in Studio, under “Place on the site”.',
  }
}

/** A path of what is left of each part once blanks and signs are hyphens. */
function tidy(text: string): string {
  const parts = text
    .split('/')
    .map((part) =>
      part
        .replaceAll(/[^\p{L}\p{M}\p{N}_.~-]+/gu, '-')
        .replaceAll(/^[^\p{L}\p{M}\p{N}]+|-+$/gu, ''),
    )
    .filter((part) => part !== '')
  return parts.length === 0 ? '/page/' : `/${parts.join('/')}/`
}
