import {fieldPath} from '../path.ts'
import {type BlockParts, none, type ResolveBlock, reportEmpty, some} from './block.ts'

export const resolveCallout: ResolveBlock<'callout'> = (stored, context) => {
  const {at, resolution, inside} = context
  const {_key, tone = 'note'} = stored
  const content = inside(stored.content, fieldPath(at, 'content'))
  const title = resolution.text(stored.title, fieldPath(at, 'title')).trim()
  if (content.length === 0 && title === '') return reportEmpty('callout box', context)
  return [{_type: 'callout', _key, at, tone, content, ...(title === '' ? {} : {title})}]
}

export const callout: BlockParts<'callout'> = {
  blocks: ({content}) => content,
  links: none,
  texts: ({title}) => some(title),
}
