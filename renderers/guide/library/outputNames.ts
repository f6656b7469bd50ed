import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'
import type {Guide} from '../../../schemas/generated/types.ts'

/**
 * Names the files that are made from guides, by the id of the guide: the last part of its path, in
 * lower case; all parts where two guides share the last one; and those with a mark made from the id
 * where even that is taken (`/a/b/` beside `/a-b/`). No two guides get the same name.
 */
export function outputNames(guides: readonly Guide[]): ReadonlyMap<string, string> {
  const wanted = guides.map(({_id, path = ''}) => ({id: _id, parts: pathParts(path)}))
  const sharing = countOf(wanted.map(({parts}) => parts.at(-1) ?? ''))
  const named = wanted.map(({id, parts}) => {
    const last = parts.at(-1)
    if (last === undefined) return {id, name: id}
    return {id, name: (sharing.get(last) ?? 0) > 1 ? parts.join('-') : last}
  })
  const taken = countOf(named.map(({name}) => name))
  return new Map(
    named.map(({id, name}) => [id, (taken.get(name) ?? 0) > 1 ? `${name}-${markOf(id)}` : name]),
  )
}

/** The parts of a path in lower case, without those that could climb out of a folder. */
function pathParts(path: string): string[] {
  return path
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '' && !/^\.+$/u.test(part))
}

function countOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

function markOf(id: string): string {
  return bytesToHex(sha256(utf8ToBytes(id))).slice(0, 6)
}
