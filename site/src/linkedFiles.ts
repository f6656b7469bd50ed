import type {Guide} from '../../renderers/guide/model.ts'
import {allBlocks, linksIn} from '../../renderers/guide/walkBlocks.ts'

/** A file that a guide links to. */
export interface LinkedFile {
  /** On the site. */
  readonly path: string
  /** `_id` of the asset. */
  readonly asset: string
  /** Where the first link to it stands in the document, as in a finding. */
  readonly at: string
}

/** Every file that a guide links to, each once. */
export function linkedFilesOf({body}: Pick<Guide, 'body'>): readonly LinkedFile[] {
  const files = new Map<string, LinkedFile>()
  for (const block of allBlocks(body)) {
    for (const {href, file} of linksIn(block)) {
      if (file === undefined || files.has(href)) continue
      files.set(href, {path: href, asset: file.asset, at: block.at})
    }
  }
  return [...files.values()]
}
