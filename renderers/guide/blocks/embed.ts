import {embedProblem, embedProviderOf} from '../../../schemas/rules/embedAddress.ts'
import {linkProblem} from '../../../schemas/rules/webAddress.ts'
import type {Block} from '../model.ts'
import {fieldPath} from '../path.ts'
import {type BlockParts, none, type ResolveBlock} from './block.ts'

export const resolveEmbed: ResolveBlock<'embed'> = (stored, {at, resolution}) => {
  const address = (stored.url ?? '').trim()
  const title = resolution.text(stored.title, fieldPath(at, 'title')).trim()
  const problem = embedProblem(address)
  const provider = embedProviderOf(address)
  if (title === '') {
    resolution.report(
      'error',
      fieldPath(at, 'title'),
      `The video, form or map “${address}” has no title.`,
      'Give it a title: screen readers and printed pages have nothing else to go by.',
    )
  }
  const shown = title === '' ? address : title
  if (problem === undefined && provider !== undefined) {
    return [{_type: 'embed', _key: stored._key, at, provider, title: shown, address}]
  }
  const isUsable = linkProblem(address) === undefined
  resolution.report(
    isUsable ? 'warning' : 'error',
    fieldPath(at, 'url'),
    `“${address}” cannot be embedded.${isUsable ? ' It is shown as a link.' : ''}`,
    problem ?? '',
  )
  return isUsable ? [linkInsteadOf(stored._key, at, shown, address)] : []
}

export const embed: BlockParts<'embed'> = {
  blocks: none,
  links: none,
  texts: ({title}) => [title],
}

function linkInsteadOf(key: string, at: string, title: string, address: string): Block {
  return {
    _type: 'block',
    _key: key,
    at,
    style: 'normal',
    children: [{_type: 'span', _key: `${key}-text`, text: title, marks: [`${key}-link`]}],
    markDefs: [{_type: 'link', _key: `${key}-link`, href: address, address, kind: 'web'}],
  }
}
