import type {RichText} from '../../../schemas/generated/types.ts'
import type {Block} from '../model.ts'
import {elementPath, fieldPath} from '../path.ts'
import type {Resolution} from '../resolution.ts'
import type {TextAtPath} from '../text/lists.ts'
import {resolveTabs} from '../text/tabs.ts'
import type {BlockContext, ResolveBlock, StoredBlock, StoredBlockOfType} from './block.ts'
import {resolveCallout} from './callout.ts'
import {resolveCodeSample} from './codeSample.ts'
import {resolveDisclosure} from './disclosure.ts'
import {resolveDivider} from './divider.ts'
import {resolveEmbed} from './embed.ts'
import {resolveFigureBlock} from './figure.ts'
import {resolveFillIn} from './fillIn.ts'
import {resolveLinkTiles} from './linkTiles.ts'
import {resolveItemList} from './list.ts'
import {resolveProcedure} from './procedure.ts'
import {resolveTable} from './table.ts'

/** Boxes inside boxes: more of them than this no page can show. */
const MAX_DEPTH = 12

type Resolvers = {readonly [Type in StoredBlock['_type']]: ResolveBlock<Type>}

/** How each stored block becomes blocks of the model; a new block type does not type-check until it is here. */
const resolvers: Resolvers = {
  procedure: resolveProcedure,
  figure: resolveFigureBlock,
  table: resolveTable,
  passage: ({content}, {at, amid}) => amid(content, fieldPath(at, 'content')),
  callout: resolveCallout,
  disclosure: resolveDisclosure,
  itemList: resolveItemList,
  divider: resolveDivider,
  codeSample: resolveCodeSample,
  linkTiles: resolveLinkTiles,
  fillIn: resolveFillIn,
  embed: resolveEmbed,
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
  if (depth > MAX_DEPTH) {
    resolution.report(
      'error',
      path,
      `Boxes are nested more than ${MAX_DEPTH} deep here. What lies deeper is left out.`,
      'Take the inner text out of some of the boxes.',
    )
    return []
  }
  const amid: BlockContext['amid'] = (content = [], at) =>
    resolveBlocks(content, at, resolution, depth + 1)
  const inside: BlockContext['inside'] = (content, at) =>
    resolution.headings.within(() => amid(content, at))
  const blocks: Block[] = []
  let texts: TextAtPath[] = []
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
    if (resolution.isHidden(block)) continue
    blocks.push(...resolveBlock(block, {at, resolution, inside, amid}))
  }
  flush()
  return blocks
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
  block: StoredBlockOfType<Type>,
  context: BlockContext,
): readonly Block[] {
  const resolve: Resolvers[Type] = resolvers[block._type]
  return resolve(block, context)
}
