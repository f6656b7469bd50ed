import type {RichText} from '../../schemas/generated/types.ts'
import {embedProblem, embedProviderOf} from '../../schemas/rules/embedAddress.ts'
import {linkProblem} from '../../schemas/rules/webAddress.ts'
import {resolveFigure} from './figure.ts'
import {resolveLinkTiles} from './linkTiles.ts'
import type {PlacedText} from './lists.ts'
import type {Block} from './model.ts'
import {elementPath, fieldPath} from './path.ts'
import {resolveProcedure} from './procedure.ts'
import type {Resolution} from './resolution.ts'
import {resolveTable} from './table.ts'
import {resolveTabs} from './tabs.ts'

type StoredBlock = Exclude<RichText[number], {_type: 'block'}>

/** Boxes inside boxes: more of them than this no page can show. */
const deepestNesting = 12

type Resolvers = {
  readonly [Type in StoredBlock['_type']]: (
    block: Extract<StoredBlock, {_type: Type}>,
    at: string,
    resolution: Resolution,
    depth: number,
  ) => readonly Block[]
}

/** How each stored block becomes blocks of the model; a new block type does not type-check until it is here. */
const resolvers: Resolvers = {
  procedure: (block, at, resolution) => maybe(resolveProcedure(block, at, resolution)),
  figure: (block, at, resolution) => maybe(resolveFigure(block, block._key, at, resolution)),
  table: (block, at, resolution, depth) =>
    maybe(
      resolveTable(block, at, resolution, (content, path) =>
        resolveInside(content, path, resolution, depth),
      ),
    ),
  passage: (block, at, resolution, depth) =>
    resolveBlocks(block.content ?? [], fieldPath(at, 'content'), resolution, depth + 1),

  callout(block, at, resolution, depth) {
    const content = resolveInside(block.content ?? [], fieldPath(at, 'content'), resolution, depth)
    const title = resolution.text(block.title, fieldPath(at, 'title')).trim()
    if (content.length === 0 && title === '') return empty('callout box', at, resolution)
    const tone = block.tone ?? 'note'
    return [
      {_type: 'callout', _key: block._key, at, tone, content, ...(title === '' ? {} : {title})},
    ]
  },

  disclosure(block, at, resolution, depth) {
    const title = resolution.text(block.title, fieldPath(at, 'title')).trim()
    if (title === '') {
      resolution.report(
        'error',
        fieldPath(at, 'title'),
        'A disclosure has no title, so nobody could open it.',
        'Give it a title.',
      )
    }
    const anchor = resolution.anchor(title)
    const content = resolveInside(block.content ?? [], fieldPath(at, 'content'), resolution, depth)
    if (content.length === 0) return empty(`disclosure “${title}”`, at, resolution)
    return [{_type: 'disclosure', _key: block._key, at, title, anchor, content}]
  },

  itemList(block, at, resolution, depth) {
    const items = (block.items ?? []).flatMap((item, index) => {
      const path = fieldPath(elementPath(fieldPath(at, 'items'), item._key, index), 'content')
      const content = resolveInside(item.content ?? [], path, resolution, depth)
      return content.length === 0 ? [] : [{_key: item._key, content}]
    })
    if (items.length === 0) return empty('list', at, resolution)
    const ordered = block.ordered ?? false
    const numbering = ordered ? (block.numbering ?? 'number') : 'number'
    // There is no letter before the first, and no roman nought.
    const start = ordered ? Math.max(block.start ?? 1, numbering === 'number' ? 0 : 1) : 1
    return [{_type: 'list', _key: block._key, at, ordered, numbering, start, items}]
  },

  divider: (block, at) => [{_type: 'divider', _key: block._key, at}],

  codeSample(block, at, resolution) {
    const text = resolution
      .preformatted(block.text, fieldPath(at, 'text'))
      .replace(/^(?:[^\S\n]*\n)+/u, '')
      .trimEnd()
    if (text === '') return empty('code or preformatted text', at, resolution)
    return [{_type: 'codeSample', _key: block._key, at, text}]
  },

  linkTiles: (block, at, resolution) => maybe(resolveLinkTiles(block, at, resolution)),

  fillIn(block, at, resolution) {
    const label = resolution.text(block.label, fieldPath(at, 'label')).trim()
    if (label === '') {
      resolution.report(
        'error',
        fieldPath(at, 'label'),
        'A blank has no label.',
        'Say what is to be written there.',
      )
      return []
    }
    return [{_type: 'fillIn', _key: block._key, at, label, size: block.size ?? 'line'}]
  },

  embed(block, at, resolution) {
    const address = (block.url ?? '').trim()
    const title = resolution.text(block.title, fieldPath(at, 'title')).trim()
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
    if (problem === undefined && provider !== undefined) {
      return [
        {
          _type: 'embed',
          _key: block._key,
          at,
          provider,
          title: title === '' ? address : title,
          address,
        },
      ]
    }
    const usable = linkProblem(address) === undefined
    resolution.report(
      usable ? 'warning' : 'error',
      fieldPath(at, 'url'),
      `“${address}” cannot be embedded.${usable ? ' It is shown as a link.' : ''}`,
      problem ?? '',
    )
    return usable ? [linkInsteadOf(block._key, at, title === '' ? address : title, address)] : []
  },
}

/**
 * Resolves stored blocks for the resolution's channel.
 * Takes the blocks and the path they stand at; returns the blocks of the model, in order.
 */
export function resolveBlocks(
  stored: RichText,
  path: string,
  resolution: Resolution,
  depth = 0,
): readonly Block[] {
  if (depth > deepestNesting) {
    resolution.report(
      'error',
      path,
      `Boxes are nested more than ${deepestNesting} deep here. What lies deeper is left out.`,
      'Take the inner text out of some of the boxes.',
    )
    return []
  }
  const blocks: Block[] = []
  let texts: PlacedText[] = []
  const flush = () => {
    blocks.push(...resolveTabs(texts, resolution))
    texts = []
  }
  for (const [index, block] of stored.entries()) {
    const at = elementPath(path, block._key, index)
    if (block._type === 'block') {
      texts.push({...block, at})
      continue
    }
    if (isProposal(block, at, resolution)) continue
    flush()
    if (!resolution.isHidden(block)) blocks.push(...resolveBlock(block, at, resolution, depth))
  }
  flush()
  return blocks
}

/** Resolves what stands in a box: its headings stand below the one that the box stands under. */
function resolveInside(stored: RichText, path: string, resolution: Resolution, depth: number) {
  return resolution.headings.within(() => resolveBlocks(stored, path, resolution, depth + 1))
}

/** What the importer proposes beside an editor's text is in no channel, and parts no list. */
function isProposal(block: StoredBlock, at: string, resolution: Resolution): boolean {
  if (block._type !== 'passage' || block.proposal === undefined) return false
  resolution.report(
    'warning',
    at,
    'A proposal of the old page waits here. No channel shows it.',
    'Take it over into the text, or delete it.',
  )
  return true
}

function resolveBlock<Type extends StoredBlock['_type']>(
  block: Extract<StoredBlock, {_type: Type}>,
  at: string,
  resolution: Resolution,
  depth: number,
): readonly Block[] {
  const resolve: Resolvers[Type] = resolvers[block._type]
  return resolve(block, at, resolution, depth)
}

function maybe(block: Block | undefined): readonly Block[] {
  return block === undefined ? [] : [block]
}

function empty(what: string, at: string, resolution: Resolution): readonly Block[] {
  resolution.report(
    'warning',
    at,
    `The ${what} is empty. It was left out.`,
    'Write its text, or remove it.',
  )
  return []
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
