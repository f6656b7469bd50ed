import {fieldPath} from '../path.ts'
import {type BlockParts, none, type ResolveBlock, reportEmpty} from './block.ts'

export const resolveCodeSample: ResolveBlock<'codeSample'> = (stored, context) => {
  const {at, resolution} = context
  const text = resolution
    .preformatted(stored.text, fieldPath(at, 'text'))
    .replace(/^(?:[^\S\n]*\n)+/u, '')
    .trimEnd()
  if (text === '') return reportEmpty('code or preformatted text', context)
  return [{_type: 'codeSample', _key: stored._key, at, text}]
}

export const codeSample: BlockParts<'codeSample'> = {
  blocks: none,
  links: none,
  texts: ({text}) => [text],
}
