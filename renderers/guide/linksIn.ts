import type {BlockOfType, BlockType, Link} from './model.ts'

const links: {readonly [Type in BlockType]: (block: BlockOfType<Type>) => readonly Link[]} = {
  block: ({markDefs}) => markDefs.filter((mark) => mark._type === 'link'),
  figure: ({link}) => (link === undefined ? [] : [link]),
  linkTiles: ({tiles}) => tiles.flatMap(({link}) => link ?? []),
  list: () => [],
  procedure: () => [],
  callout: () => [],
  disclosure: () => [],
  table: () => [],
  fillIn: () => [],
  embed: () => [],
  divider: () => [],
  codeSample: () => [],
}

/** The links that a block has of its own, without those of what stands inside it. */
export function linksIn<Type extends BlockType>(block: BlockOfType<Type>): readonly Link[] {
  const linksOfType: (typeof links)[Type] = links[block._type]
  return linksOfType(block)
}
