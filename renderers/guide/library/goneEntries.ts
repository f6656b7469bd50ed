import type {Finding} from '../finding/finding.ts'
import type {Library} from '../library.ts'

/** Finds entries of handbooks whose guide is gone, or is not published: nothing of it would be printed. */
export function goneEntries({handbooks, guides}: Pick<Library, 'handbooks' | 'guides'>): Finding[] {
  return handbooks.flatMap(({_id, entries}) =>
    (entries ?? []).flatMap(({_key, guide, page}): Finding[] => {
      const target = guide?._ref
      if (target === undefined || guides.has(target)) return []
      return [
        {
          severity: 'warning',
          document: _id,
          path: `entries[_key=="${_key}"]`,
          channel: 'print',
          problem: `The handbook keeps ${page === undefined ? 'a place' : `page ${page}`} for a guide that is gone or not published.`,
          remedy: 'Publish the guide, or take its entry out of the handbook.',
          concerns: [target],
        },
      ]
    }),
  )
}
