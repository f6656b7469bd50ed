import {createHash} from 'node:crypto'

/** The SHA-256 of a value's JSON, in hexadecimal: the key of what is made from it. */
export function jsonDigest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
