import {linksIn} from '../../../renderers/guide/linksIn.ts'
import type {Guide} from '../../../renderers/guide/model.ts'
import {allBlocks} from '../../../renderers/guide/within.ts'

/** A file that a guide links to. */
export interface LinkedFile {
  /** On the site. */
  readonly path: string
  /** In the store. */
  readonly url: string
  readonly mimeType: string
}

/** Every file that a guide links to. */
export function filesOf(guide: Guide): LinkedFile[] {
  return allBlocks(guide.body)
    .flatMap(linksIn)
    .flatMap(({href, file}) =>
      file === undefined ? [] : [{path: href, url: file.url, mimeType: file.mimeType}],
    )
}
