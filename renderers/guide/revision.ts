import {sha256} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'
import type {Guide as GuideDocument} from '../../schemas/generated/types.ts'
import type {Library} from './library.ts'
import {isRecord} from './record.ts'

/** The SHA-256 of a value's JSON, in hexadecimal. */
export function digestOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(value))))
}

/**
 * When the newest document that a guide's text is made from was changed, ISO 8601 in UTC. What the site says
 * of itself, as in a notice, is no change of a guide.
 */
export function updatedAtOf(library: Library, guide: GuideDocument): string {
  const services = referencesIn(guide).flatMap((id) => library.services.get(id) ?? [])
  return (
    [guide, ...services]
      .map(({_updatedAt}) => _updatedAt)
      .toSorted()
      .at(-1) ?? guide._updatedAt
  )
}

/** The ids of all documents that a document refers to, each once. */
export function referencesIn(document: unknown): readonly string[] {
  const found = new Set<string>()
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit)
    else if (isRecord(node)) {
      if (typeof node._ref === 'string') found.add(node._ref)
      Object.values(node).forEach(visit)
    }
  }
  visit(document)
  return [...found]
}
