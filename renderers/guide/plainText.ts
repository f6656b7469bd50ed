import type {Block, BlockOfType, BlockType, TextBlock} from './model.ts'
import {allBlocks} from './within.ts'

/** The plain text of one text block: its spans and page references, as readers of the web see them. */
export function plainTextOf(block: Pick<TextBlock, 'children'>): string {
  return block.children.map(({text}) => text).join('')
}

const none: readonly string[] = []

const texts: {readonly [Type in BlockType]: (block: BlockOfType<Type>) => readonly string[]} = {
  block: (block) => [plainTextOf(block)],
  list: () => none,
  procedure: () => none,
  figure: ({caption}) => some(caption),
  callout: ({title}) => some(title),
  disclosure: ({title}) => [title],
  table: ({caption}) => some(caption),
  fillIn: ({label}) => [label],
  embed: ({title}) => [title],
  divider: () => none,
  codeSample: ({text}) => [text],
  // Their labels speak of clicks, so they are no text of every channel.
  linkTiles: ({tiles}) => tiles.flatMap(({title, description}) => [title, ...some(description)]),
}

function some(text: string | undefined): readonly string[] {
  return text === undefined ? none : [text]
}

/** The texts that a block has of its own, in reading order, without what stands inside it. */
export function ownTextsOf<Type extends BlockType>(block: BlockOfType<Type>): readonly string[] {
  const textOfType: (typeof texts)[Type] = texts[block._type]
  return textOfType(block)
}

/** The plain text of blocks, one line a paragraph, in reading order. */
export function plainTextsOf(blocks: readonly Block[]): string[] {
  return allBlocks(blocks).flatMap((block) => ownTextsOf(block))
}
