import type {Guide} from '../../../schemas/generated/types.ts'
import type {Library} from '../library.ts'

/**
 * The path at which a guide's web page stands: its own, or that of its last good page while it is
 * held back; undefined where it has no page.
 */
export function livePathOf(library: Library, guide: Guide): string | undefined {
  const withheld = library.withheld.get(guide._id)
  return withheld === undefined ? guide.path : withheld.path
}
