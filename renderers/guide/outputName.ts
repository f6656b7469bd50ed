import type {Library} from './library.ts'

/**
 * Names the files that are made from a guide: the last part of its path, in lower case;
 * all parts of the path where two guides share the last one.
 */
export function outputNameOf(library: Library, path: string, id: string): string {
  const name = lastPart(path)
  const shared = [...library.guides.values()].some(
    (other) => other._id !== id && lastPart(other.path ?? '') === name,
  )
  const parts = partsOf(path)
  return shared ? parts.join('-') : (name ?? id)
}

function lastPart(path: string): string | undefined {
  return partsOf(path).at(-1)
}

function partsOf(path: string): string[] {
  return path
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '' && !/^\.+$/u.test(part))
}
