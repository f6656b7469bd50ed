import type {Block, BlockOfType, BlockType, Link} from './model.ts'

const inside: {readonly [Type in BlockType]: (block: BlockOfType<Type>) => readonly Block[]} = {
  block: () => [],
  list: ({items}) => items.flatMap(({content}) => content),
  procedure: ({steps}) =>
    steps.flatMap(({instruction, note, figure}) => [
      ...instruction,
      ...note,
      ...(figure === undefined ? [] : [figure]),
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
function blocksIn<Type extends BlockType>(block: BlockOfType<Type>): readonly Block[] {
  const insideOfType: (typeof inside)[Type] = inside[block._type]
  return insideOfType(block)
}

const links: {readonly [Type in BlockType]: (block: BlockOfType<Type>) => readonly Link[]} = {
  block: ({markDefs}) => markDefs.flatMap((mark) => (mark._type === 'link' ? [mark] : [])),
  list: () => [],
  procedure: () => [],
  figure: ({link}) => (link === undefined ? [] : [link]),
  callout: () => [],
  disclosure: () => [],
  table: () => [],
  fillIn: () => [],
  embed: () => [],
  divider: () => [],
  codeSample: () => [],
  linkTiles: ({tiles}) => tiles.flatMap(({link}) => link ?? []),
}

/** The links that a block has of its own, without those of what stands inside it. */
export function ownLinksOf<Type extends BlockType>(block: BlockOfType<Type>): readonly Link[] {
  const linksOfType: (typeof links)[Type] = links[block._type]
  return linksOfType(block)
}

/** Blocks and everything inside them, in reading order, each box before what it holds. */
export function allBlocks(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => [block, ...allBlocks(blocksIn(block))])
}
