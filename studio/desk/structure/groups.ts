import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'

/** The names of all navigation groups, once for every guide that stands in one. */
export const GROUP_NAMES = '*[_type == "guide" && defined(navigationGroup)].navigationGroup'

/** What two spellings of one group have in common: letters' case and blanks around do not count. */
export function groupKey(name: string): string {
  return name.trim().toLowerCase()
}

/**
 * The groups among the names that a store answered, each once, under the spelling that most guides have,
 * ordered as people look for them.
 */
export function groupsIn(answer: unknown): string[] {
  const names: unknown[] = Array.isArray(answer) ? answer : []
  const written = names.flatMap((name) =>
    typeof name === 'string' && name.trim() !== '' ? [name.trim()] : [],
  )
  return [...Map.groupBy(written, groupKey).values()]
    .flatMap((spellings) => mostFrequent(spellings) ?? [])
    .sort((a, b) => a.localeCompare(b))
}

/** An id for a group's list: ids of lists may hold few characters, groups are called as people like. */
export function groupListId(name: string): string {
  return `group-${bytesToHex(sha256(utf8ToBytes(groupKey(name)))).slice(0, 12)}`
}

function mostFrequent(spellings: readonly string[]): string | undefined {
  const [first] = [...Map.groupBy(spellings, (spelling) => spelling)].sort(
    ([, a], [, b]) => b.length - a.length,
  )
  return first?.[0]
}
