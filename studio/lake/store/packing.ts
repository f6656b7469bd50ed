import {crc32, gunzipSync, gzipSync} from 'node:zlib'
import {parseJson} from '../json.ts'
import {StoreError} from './storeFault.ts'

/** A value as the history keeps it: JSON in gzip, whose end is the checksum of the JSON. */
export function packed(value: unknown): Buffer {
  return gzipSync(JSON.stringify(value))
}

/** The value again; undefined where there is none. Throws StoreError when it is damaged. */
export function unpacked(content: unknown): unknown {
  if (!(content instanceof Uint8Array)) return undefined
  try {
    return parseJson(gunzipSync(content).toString())
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StoreError(`The history of the lake is damaged here (${reason}).`)
  }
}

/** The checksum at the end of a packed value (RFC 1952, section 2.3.1). */
export function checksumIn(end: unknown): number | undefined {
  if (!(end instanceof Uint8Array) || end.length < 8) return undefined
  return Buffer.from(end).readUInt32LE(end.length - 8)
}

/** The checksum that a packed JSON text would have. */
export function checksumOf(text: string): number {
  return crc32(text)
}
