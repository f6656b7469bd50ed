import {createHash} from 'node:crypto'
import {readFile, stat} from 'node:fs/promises'
import {basename, extname} from 'node:path'
import type {SanityClient} from '@sanity/client'
import {isRecord} from '../../../renderers/guide/record.ts'
import type {Note} from '../page/note.ts'
import {tryAgain} from './tryAgain.ts'

/** Largest picture or file that is uploaded, in bytes. */
export const MAX_ASSET_BYTES = 50_000_000

/** Pictures that a figure can show in every channel. */
const pictures = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif', '.tif', '.tiff'])

/** Uploads each file once, and knows what the store has already. */
export interface AssetStore {
  /** The id of a file's asset; undefined, with the reason, where it cannot be one. */
  upload(kind: 'image' | 'file', file: string): Promise<{id: string} | {problem: string}>
  /** Milliseconds spent so far. */
  readonly spent: number
  readonly uploaded: number
}

/** In a dry run nothing is uploaded: a file that is there counts as its asset. */
export async function openAssetStore(client: SanityClient, dryRun: boolean): Promise<AssetStore> {
  const answer: unknown = await client.fetch(
    '*[_type in ["sanity.imageAsset", "sanity.fileAsset"]]{_id, _type, sha1hash}',
  )
  const known = new Map<string, string>()
  for (const asset of Array.isArray(answer) ? answer : []) {
    if (isRecord(asset)) known.set(`${asset._type} ${asset.sha1hash}`, String(asset._id))
  }
  const done = new Map<string, Promise<{id: string} | {problem: string}>>()
  let spent = 0
  let uploaded = 0
  const send = async (kind: 'image' | 'file', file: string) => {
    const start = performance.now()
    try {
      const {size} = await stat(file)
      if (size > MAX_ASSET_BYTES) {
        return {
          problem: `it has ${size.toLocaleString('en')} bytes, more than ${MAX_ASSET_BYTES.toLocaleString('en')}`,
        }
      }
      if (kind === 'image' && !pictures.has(extname(file).toLowerCase())) {
        return {problem: `figures cannot show files that end in “${extname(file)}”`}
      }
      const bytes = await readFile(file)
      const hash = createHash('sha1').update(bytes).digest('hex')
      const same = known.get(`sanity.${kind}Asset ${hash}`)
      if (same !== undefined) return {id: same}
      if (dryRun) return {id: `${kind}-${hash}`}
      const {_id} = await tryAgain(() =>
        client.assets.upload(kind, bytes, {filename: basename(file)}),
      )
      uploaded += 1
      known.set(`sanity.${kind}Asset ${hash}`, _id)
      return {id: _id}
    } catch (error) {
      return {problem: error instanceof Error ? error.message : String(error)}
    } finally {
      spent += performance.now() - start
    }
  }
  return {
    upload(kind, file) {
      const key = `${kind} ${file}`
      const before = done.get(key)
      if (before !== undefined) return before
      const now = send(kind, file)
      done.set(key, now)
      return now
    },
    get spent() {
      return spent
    },
    get uploaded() {
      return uploaded
    },
  }
}

/** What is noted of a picture or file that could not be had. */
export function missingNote(
  kind: 'image' | 'file',
  address: string,
  why: string,
  key: string,
): Note {
  return {
    severity: 'warning',
    kind: kind === 'image' ? 'picture' : 'file',
    key,
    problem:
      kind === 'image'
        ? `The image “${address}” could not be had: ${why}. The figure stands in the guide without it.`
        : `The file “${address}” could not be had: ${why}. The link was kept as it was.`,
    remedy:
      kind === 'image'
        ? 'Upload it in Studio, or import again with --site and the folder that holds its “images”.'
        : 'Upload it in Studio, or import again with --site and the folder that holds its “files”.',
    about: address,
  }
}
