import {fetchAsset} from './originals.ts'
import type {Sketch} from './piece.ts'

export interface FileInput {
  /** `_id` of the asset. */
  readonly asset: string
  /** Where the store serves it. */
  readonly url?: string
}

/** Takes over a file that guides link to, as it is. A failure names no document: many may link to it. */
export async function drawFile({asset, url}: FileInput): Promise<Sketch<'file'>> {
  const bytes = await fetchAsset(url)
  if (bytes instanceof Uint8Array) {
    return {value: {files: [{name: 'file', bytes}], facts: {}}, findings: []}
  }
  return {
    findings: [
      {
        severity: 'error',
        document: asset,
        path: '',
        problem: `The file “${asset}” cannot be read from the store: ${bytes}.`,
        remedy: 'Upload the file again in Studio.',
      },
    ],
    isTemporary: true,
  }
}
