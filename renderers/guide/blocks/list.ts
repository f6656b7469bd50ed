import {elementPath, fieldPath} from '../path.ts'
import {type BlockParts, none, type ResolveBlock, reportEmpty} from './block.ts'

/** A list whose items hold blocks; lists of plain items are among the texts (see `../text/lists.ts`). */
export const resolveItemList: ResolveBlock<'itemList'> = (stored, context) => {
  const {at, inside} = context
  const items = (stored.items ?? []).flatMap(({_key, content: blocks}, index) => {
    const path = fieldPath(elementPath(fieldPath(at, 'items'), _key, index), 'content')
    const content = inside(blocks, path)
    return content.length === 0 ? [] : [{_key, content}]
  })
  if (items.length === 0) return reportEmpty('list', context)
  const ordered = stored.ordered ?? false
  const numbering = ordered ? (stored.numbering ?? 'number') : 'number'
  // There is no letter before the first, and no roman nought.
  const start = ordered ? Math.max(stored.start ?? 1, numbering === 'number' ? 0 : 1) : 1
  return [{_type: 'list', _key: stored._key, at, ordered, numbering, start, items}]
}

export const list: BlockParts<'list'> = {
  blocks: ({items}) => items.flatMap(({content}) => content),
  links: none,
  texts: none,
}
