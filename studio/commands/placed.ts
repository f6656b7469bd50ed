import type {Library} from '../../renderers/guide/library.ts'
import {selectGuides} from '../pipeline/guides/selectGuides.ts'
import {withPlace} from '../pipeline/guides/withPlace.ts'
import {Misuse} from './command.ts'

/** The library with its guides, or the one that is named, placed as wanted. Throws Misuse where it has no place yet. */
export function placed(
  library: Library,
  names: readonly string[],
  wanted: Parameters<typeof withPlace>[2],
): Library {
  if (wanted.page === undefined) return withPlace(library, '', wanted)
  const [guide] = selectGuides(library, 'print', names)
  if (guide?.value.handbook === undefined) {
    throw new Misuse('--page moves a guide that stands in the handbook; this one does not yet.')
  }
  return withPlace(library, guide.value.id, wanted)
}
