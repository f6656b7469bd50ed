import type {BlockParts} from './blocks/block.ts'
import {parts} from './blocks/parts.ts'
import type {Block, BlockOfType, BlockType, Link} from './model.ts'

function partsOf<Type extends BlockType>(block: BlockOfType<Type>): BlockParts<Type> {
  const ofType: (typeof parts)[Type] = parts[block._type]
  return ofType
}

/** The blocks that stand directly inside a block; the figures of steps and tiles count as blocks. */
export function blocksIn<Type extends BlockType>(block: BlockOfType<Type>): readonly Block[] {
  return partsOf(block).blocks(block)
}

/** Blocks and everything inside them, in reading order, each box before what it holds. */
export function allBlocks(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => [block, ...allBlocks(blocksIn(block))])
}

/** The links that a block has of its own, without those of what stands inside it. */
export function linksIn<Type extends BlockType>(block: BlockOfType<Type>): readonly Link[] {
  return partsOf(block).links(block)
}

/** The texts that a block has of its own, in reading order, without what stands inside it. */
export function ownTextsOf<Type extends BlockType>(block: BlockOfType<Type>): readonly string[] {
  return partsOf(block).texts(block)
}

/** The plain text of blocks, one line a paragraph, in reading order. */
export function plainTextsOf(blocks: readonly Block[]): string[] {
  return allBlocks(blocks).flatMap((block) => ownTextsOf(block))
}
