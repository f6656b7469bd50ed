import type {Block, BlockOfType, BlockType, TextBlock} from './model.ts'
import {allBlocks} from './within.ts'

/** The plain text of one text block: its spans and page references, as readers of the web see them. */
export function plainTextOf(block: Pick<TextBlock, 'children'>): string {
  return block.children.map(({text}) => text).join('')
}

const texts: {readonly [Type in BlockType]: (block: BlockOfType<Type>) => string | undefined} = {
  block: plainTextOf,
  list: () => undefined,
  procedure: () => undefined,
  figure: ({caption}) => caption,
  callout: ({title}) => title,
  disclosure: ({title}) => title,
  table: ({caption}) => caption,
  fillIn: ({label}) => label,
  embed: ({title}) => title,
  divider: () => undefined,
  codeSample: ({text}) => text,
  linkTiles: ({tiles}) =>
    tiles
      .flatMap(({title, description, label}) => [title, description ?? [], label ?? []].flat())
      .join('\n'),
}

/** The text that a block has of its own, without what stands inside it; undefined where it has none. */
export function ownTextOf<Type extends BlockType>(block: BlockOfType<Type>): string | undefined {
  const textOfType: (typeof texts)[Type] = texts[block._type]
  return textOfType(block)
}

/** The plain text of blocks, one line a paragraph, in reading order. */
export function plainTextsOf(blocks: readonly Block[]): string[] {
  return allBlocks(blocks).flatMap((block) => ownTextOf(block) ?? [])
}
