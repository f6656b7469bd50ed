import {fieldPath} from '../path.ts'
import {type BlockParts, none, type ResolveBlock, reportEmpty} from './block.ts'

export const resolveDisclosure: ResolveBlock<'disclosure'> = (stored, context) => {
  const {at, resolution, inside} = context
  const title = resolution.text(stored.title, fieldPath(at, 'title')).trim()
  if (title === '') {
    resolution.report(
      'error',
      fieldPath(at, 'title'),
      'A disclosure has no title, so nobody could open it.',
      'Give it a title.',
    )
  }
  const anchor = resolution.anchor(title)
  const content = inside(stored.content, fieldPath(at, 'content'))
  if (content.length === 0) return reportEmpty(`disclosure “${title}”`, context)
  return [{_type: 'disclosure', _key: stored._key, at, title, anchor, content}]
}

export const disclosure: BlockParts<'disclosure'> = {
  blocks: ({content}) => content,
  links: none,
  texts: ({title}) => [title],
}
