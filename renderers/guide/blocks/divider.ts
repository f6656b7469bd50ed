import {type BlockParts, none, type ResolveBlock} from './block.ts'

export const resolveDivider: ResolveBlock<'divider'> = ({_key}, {at}) => [
  {_type: 'divider', _key, at},
]

export const divider: BlockParts<'divider'> = {blocks: none, links: none, texts: none}
