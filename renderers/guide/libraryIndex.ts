import type {Guide} from '../../schemas/generated/types.ts'
import type {Library} from './library.ts'

/** Guides by what they share, so that resolving one guide does not read all the others. */
export interface LibraryIndex {
  /** By path, in lower case. */
  readonly byPath: ReadonlyMap<string, readonly Guide[]>
  /** By the last part of the path, in lower case. */
  readonly byLastPart: ReadonlyMap<string, readonly Guide[]>
  /** By the id of the guide that they are, or translate. */
  readonly byOriginal: ReadonlyMap<string, readonly Guide[]>
}

const indexes = new WeakMap<Library, LibraryIndex>()

/** The index of a library, made once. */
export function indexOf(library: Library): LibraryIndex {
  const known = indexes.get(library)
  if (known !== undefined) return known
  const guides = [...library.guides.values()]
  const index = {
    byPath: Map.groupBy(guides, ({path}) => (path ?? '').toLowerCase()),
    byLastPart: Map.groupBy(guides, ({path}) => pathParts(path ?? '').at(-1) ?? ''),
    byOriginal: Map.groupBy(guides, originalOf),
  }
  indexes.set(library, index)
  return index
}

/** The id of the guide that a guide is, or translates. */
export function originalOf(guide: Guide): string {
  return guide.translationOf?._ref ?? guide._id
}

/** The parts of a path in lower case, without those that could climb out of a folder. */
export function pathParts(path: string): string[] {
  return path
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '' && !/^\.+$/u.test(part))
}
