import {createHash} from 'node:crypto'
import type {Body} from '../body.ts'

/**
 * Gives everything in a body a `_key` that follows from what it says, so that importing the same
 * page again gives the same keys, and a change in one paragraph leaves all other keys alone.
 * Returns the body and the new key of each old one.
 */
export function stableKeys(body: Body): {body: Body; keys: ReadonlyMap<string, string>} {
  const copy = structuredClone(body)
  const keys = new Map<string, string>()
  const taken = new Map<string, number>()
  const name = (says: string): string => {
    const hash = createHash('sha256').update(says).digest('hex').slice(0, 12)
    const before = taken.get(hash) ?? 0
    taken.set(hash, before + 1)
    return before === 0 ? hash : `${hash}-${before + 1}`
  }
  rename(copy, name, keys)
  return {body: copy, keys}
}

/** Renames from the inside out; marks follow their definitions. */
function rename(value: unknown, name: (says: string) => string, keys: Map<string, string>): void {
  if (Array.isArray(value)) {
    for (const item of value) rename(item, name, keys)
    return
  }
  if (!isObject(value)) return
  if (Array.isArray(value.markDefs)) rename(value.markDefs, name, keys)
  if (Array.isArray(value.marks)) {
    value.marks = value.marks.map((mark: unknown) => keys.get(String(mark)) ?? mark)
  }
  for (const [field, inner] of Object.entries(value))
    if (field !== 'markDefs') rename(inner, name, keys)
  if (typeof value._key !== 'string') return
  const key = name(JSON.stringify({...value, _key: ''}))
  keys.set(value._key, key)
  value._key = key
}

/** Unlike documents that were read from a store, a copy of one's own may be changed. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
