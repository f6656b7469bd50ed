import type {Guide} from '../../../schemas/generated/types.ts'
import type {Library} from '../library.ts'
import type {HandbookPlace} from '../model.ts'
import {placesIn} from './handbookPlaces.ts'
import {outputNames} from './outputNames.ts'

/** Guides by what they share, so that resolving one guide does not read all the others. */
export interface LibraryIndex {
  /** By path, in lower case. */
  readonly byPath: ReadonlyMap<string, readonly Guide[]>
  /** By the id of the guide that they are, or translate. */
  readonly byOriginal: ReadonlyMap<string, readonly Guide[]>
  /** What the files of each guide are called, by its id. */
  readonly names: ReadonlyMap<string, string>
  /** Where each guide of a handbook stands, by its id. */
  readonly places: ReadonlyMap<string, HandbookPlace>
}

const indexes = new WeakMap<Library, LibraryIndex>()

/** The index of a library, made once. */
export function indexOf(library: Library): LibraryIndex {
  const known = indexes.get(library)
  if (known !== undefined) return known
  const guides = [...library.guides.values()]
  const index = {
    byPath: Map.groupBy(
      guides.filter(({path = ''}) => path !== ''),
      ({path = ''}) => path.toLowerCase(),
    ),
    byOriginal: Map.groupBy(guides, originalOf),
    names: outputNames(guides),
    places: placesIn(library.handbooks),
  }
  indexes.set(library, index)
  return index
}

/** The id of the guide that a guide is, or translates. */
export function originalOf(guide: Guide): string {
  return guide.translationOf?._ref ?? guide._id
}
