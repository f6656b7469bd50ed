import {fieldPath} from '../path.ts'
import {type BlockParts, none, type ResolveBlock} from './block.ts'

export const resolveFillIn: ResolveBlock<'fillIn'> = (stored, {at, resolution}) => {
  const path = fieldPath(at, 'label')
  const label = resolution.text(stored.label, path).trim()
  if (label !== '') {
    return [{_type: 'fillIn', _key: stored._key, at, label, size: stored.size ?? 'line'}]
  }
  resolution.report('error', path, 'A blank has no label.', 'Say what is to be written there.')
  return []
}

export const fillIn: BlockParts<'fillIn'> = {
  blocks: none,
  links: none,
  texts: ({label}) => [label],
}
