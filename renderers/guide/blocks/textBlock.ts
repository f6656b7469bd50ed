import type {TextBlock} from '../model.ts'
import {type BlockParts, none} from './block.ts'

/** The plain text of one text block: its spans and page references, as readers of the web see them. */
export function plainTextOf({children}: Pick<TextBlock, 'children'>): string {
  return children.map(({text}) => text).join('')
}

/** Resolved with the texts beside it (see `../text/`). */
export const textBlock: BlockParts<'block'> = {
  blocks: none,
  links: ({markDefs}) => markDefs.filter((mark) => mark._type === 'link'),
  texts: (block) => [plainTextOf(block)],
}
