import type {Library} from '../../../renderers/guide/library.ts'
import {selectGuides} from '../guides/selectGuides.ts'
import {withHandbookPlace} from '../guides/withHandbookPlace.ts'

/** The library with its guides, or the one that is named, placed as wanted. Throws where it has no place yet. */
export function placed(
  library: Library,
  names: readonly string[],
  wanted: Parameters<typeof withHandbookPlace>[2],
): Library {
  if (wanted.page === undefined) return withHandbookPlace(library, '', wanted)
  const [guide] = selectGuides(library, 'print', names)
  if (guide?.value.handbook === undefined) {
    throw new Error(
      'Another first page is for a guide that stands in the handbook; this one does not yet.',
    )
  }
  return withHandbookPlace(library, guide.value.id, wanted)
}
