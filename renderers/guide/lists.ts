import {isPortableTextToolkitList, nestLists} from '@portabletext/toolkit'
import type {Block, List, ListItem, TextBlock} from './model.ts'
import type {Resolution} from './resolution.ts'
import {resolveText, type StoredText} from './text.ts'

/** A run of stored text blocks with the paths they stand at. */
export type PlacedText = StoredText & {readonly at: string}

/**
 * Resolves consecutive text blocks: those that are items of lists are gathered into lists,
 * nested as deep as their levels say.
 */
export function resolveTexts(
  stored: readonly PlacedText[],
  resolution: Resolution,
): (TextBlock | List)[] {
  const shallow = stored.map((block) => withinDepth(block, resolution))
  return nestLists(shallow, 'direct').flatMap((node) => {
    const resolved = isPortableTextToolkitList(node)
      ? listOf(node, resolution)
      : resolveText(node, node.at, resolution)
    return resolved === undefined ? [] : [resolved]
  })
}

/** Lists in lists: more of them than this no page can show. */
const deepestLevel = 9

function withinDepth(block: PlacedText, resolution: Resolution): PlacedText {
  if ((block.level ?? 1) <= deepestLevel) return block
  resolution.report(
    'warning',
    block.at,
    `A list is nested ${block.level} deep; it is shown ${deepestLevel} deep.`,
    'Take the item out of some of the lists around it.',
  )
  return {...block, level: deepestLevel}
}

interface NestedList {
  readonly _key: string
  readonly listItem: string
  readonly children: readonly unknown[]
}

function listOf(list: NestedList, resolution: Resolution): List | undefined {
  const items: {_key: string; content: Block[]}[] = []
  let at = ''
  for (const child of list.children) {
    if (isNestedList(child)) {
      const nested = listOf(child, resolution)
      if (nested === undefined) continue
      const item = items.at(-1)
      if (item === undefined) items.push({_key: nested._key, content: [nested]})
      else item.content.push(nested)
      at ||= nested.at
    } else if (isPlacedText(child)) {
      const text = resolveText({...child, style: 'normal'}, child.at, resolution)
      at ||= child.at
      if (text !== undefined) items.push({_key: child._key, content: [text]})
    }
  }
  if (items.length === 0) return undefined
  const ordered = list.listItem === 'number'
  return {
    _type: 'list',
    _key: list._key,
    at,
    ordered,
    numbering: 'number',
    start: 1,
    items: items satisfies ListItem[],
  }
}

function isNestedList(node: unknown): node is NestedList {
  return typeof node === 'object' && node !== null && '_type' in node && node._type === '@list'
}

function isPlacedText(node: unknown): node is PlacedText {
  return (
    typeof node === 'object' &&
    node !== null &&
    '_type' in node &&
    node._type === 'block' &&
    'at' in node
  )
}
