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
    .flatMap((block) => (block._type === 'block' ? block.markDefs : []))
    .flatMap((mark) =>
      mark._type === 'link' && mark.file !== undefined
        ? [{path: mark.href, url: mark.file.url, mimeType: mark.file.mimeType}]
        : [],
    )
}
