import type {Library} from './library.ts'
import {indexOf, pathParts} from './libraryIndex.ts'

/**
 * Names the files that are made from a guide: the last part of its path, in lower case;
 * all parts of the path where two guides share the last one.
 */
export function outputNameOf(library: Library, path: string, id: string): string {
  const parts = pathParts(path)
  const last = parts.at(-1)
  if (last === undefined) return id
  const sharing = indexOf(library).byLastPart.get(last) ?? []
  return sharing.length > 1 ? parts.join('-') : last
}
