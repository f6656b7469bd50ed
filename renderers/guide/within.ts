import type {Block, BlockOfType, BlockType} from './model.ts'

const inside: {readonly [Type in BlockType]: (block: BlockOfType<Type>) => readonly Block[]} = {
  block: () => [],
  list: ({items}) => items.flatMap(({content}) => content),
  procedure: ({steps}) =>
    steps.flatMap(({instruction, note, figure, moreFigures}) => [
      ...instruction,
      ...note,
      ...(figure === undefined ? [] : [figure]),
      ...(moreFigures ?? []),
    ]),
  figure: () => [],
  callout: ({content}) => content,
  disclosure: ({content}) => content,
  table: ({rows}) => rows.flatMap(({cells}) => cells.flatMap(({content}) => content)),
  fillIn: () => [],
  embed: () => [],
  divider: () => [],
  codeSample: () => [],
  linkTiles: ({tiles}) => tiles.flatMap(({figure}) => figure ?? []),
}

/** The blocks that stand directly inside a block; the figures of steps and tiles count as blocks. */
export function blocksIn<Type extends BlockType>(block: BlockOfType<Type>): readonly Block[] {
  const insideOfType: (typeof inside)[Type] = inside[block._type]
  return insideOfType(block)
}

/** Blocks and everything inside them, in reading order, each box before what it holds. */
export function allBlocks(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => [block, ...allBlocks(blocksIn(block))])
}
