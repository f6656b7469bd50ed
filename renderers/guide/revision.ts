import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'
import type {Guide} from '../../schemas/generated/types.ts'
import type {Library} from './library.ts'
import {handbookPlaceOf} from './pageReference.ts'
import {isRecord} from './record.ts'

/**
 * Computes what tells a stale copy from a fresh one: the same in all channels, and changed by
 * whatever changes the guide as readers see it. That is more than the guide's own document (a
 * service's portal, the page in the handbook) and less than every document it names.
 * Returns the revision (eight hexadecimal digits) and when the newest of its sources was changed.
 */
export function revisionOf(library: Library, guide: Guide): {revision: string; updatedAt: string} {
  const sources = new Map<string, unknown>([['guide', guide._rev]])
  const dates = [guide._updatedAt]
  const {siteSettings} = library
  if (siteSettings !== undefined) {
    sources.set('siteSettings', siteSettings._rev)
    dates.push(siteSettings._updatedAt)
  }
  sources.set('handbook', handbookPlaceOf(library, guide._id))
  for (const id of referencesIn(guide)) {
    const service = library.services.get(id)
    if (service !== undefined) {
      sources.set(id, service._rev)
      dates.push(service._updatedAt)
    }
    const linked = library.guides.get(id)
    if (linked !== undefined) sources.set(id, [linked.path, handbookPlaceOf(library, id)])
  }
  const ordered = [...sources].sort(([a], [b]) => (a < b ? -1 : 1))
  const digest = bytesToHex(sha256(utf8ToBytes(JSON.stringify(ordered))))
  return {revision: digest.slice(0, 8), updatedAt: dates.sort().at(-1) ?? guide._updatedAt}
}

function referencesIn(value: unknown): Set<string> {
  const found = new Set<string>()
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit)
    else if (isRecord(node)) {
      if (typeof node._ref === 'string') found.add(node._ref)
      Object.values(node).forEach(visit)
    }
  }
  visit(value)
  return found
}
