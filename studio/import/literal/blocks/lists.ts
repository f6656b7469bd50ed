import type {Block, Body, ItemList, TextBlock} from '../../body.ts'
import {isTextBlock} from '../../body.ts'
import {lineAttribute} from '../../page/kramdown/lineAttribute.ts'
import {quote} from '../../page/note.ts'
import {attribute, childrenOf, type Element, isElement, type Node, textIn} from '../../page/tree.ts'
import {at} from '../at.ts'
import type {Flow, Rule} from '../flow.ts'
import type {Marks} from '../inline.ts'

/** Deepest list that plain list items can say; deeper ones become lists with long items. */
const MAX_LEVEL = 9

interface Item {
  readonly content: Body
  readonly value?: number
}

/** `<ul>`, `<ol>`: plain items where each is one paragraph, otherwise a list with long items. */
export const list: Rule = (element, flow, marks) => {
  const ordered = element.tagName === 'ol'
  const items = itemsOf(element, flow, marks)
  if (items.length === 0) return
  noteMarkers(element, flow)
  const start = ordered ? startOf(element, items) : 1
  const letters = ordered && /^a$/iu.test(attribute(element, 'type') ?? '')
  const isRoman = ordered && /^i$/iu.test(attribute(element, 'type') ?? '')
  const plain = start === 1 && !letters && !isRoman ? plainItems(items, ordered) : undefined
  if (plain !== undefined && !(ordered && isNumbered(flow))) {
    flow.add(...plain)
    return
  }
  const {newKey} = flow.reading
  const long: ItemList = {
    _type: 'itemList',
    _key: newKey(),
    ordered,
    ...(start === 1 ? {} : {start}),
    ...(letters ? {numbering: 'letter'} : {}),
    ...(isRoman ? {numbering: 'roman'} : {}),
    items: items.map(({content}) => ({_type: 'listItem', _key: newKey(), content})),
  }
  flow.add(long)
}

function itemsOf(element: Element, flow: Flow, marks: Marks): Item[] {
  const items: Item[] = []
  let stray: Node[] = []
  const endStray = () => {
    const content = flow.contentOf(stray, marks)
    stray = []
    if (content.length === 0) return
    // A list that stands directly in a list belongs to the item before it.
    const last = items.at(-1)
    const belongs = content.every(
      (block) => block._type === 'itemList' || (isTextBlock(block) && block.listItem !== undefined),
    )
    if (last !== undefined && belongs)
      items.splice(-1, 1, {...last, content: [...last.content, ...content]})
    else items.push({content})
  }
  for (const child of childrenOf(element)) {
    if (!isElement(child) || child.tagName !== 'li') {
      stray.push(child)
      continue
    }
    endStray()
    const content = flow.contentOf(childrenOf(child), marks)
    const value = Number(attribute(child, 'value') ?? Number.NaN)
    if (content.length > 0) items.push({content, ...(Number.isInteger(value) ? {value} : {})})
  }
  endStray()
  return items
}

function startOf(element: Element, [first]: readonly Item[]): number {
  const start = Number(attribute(element, 'start') ?? first?.value ?? 1)
  return Number.isInteger(start) && start >= 0 ? start : 1
}

/** Undefined where an item holds more than a paragraph and lists of such. */
function plainItems(items: readonly Item[], ordered: boolean): Body | undefined {
  const blocks: Block[] = []
  for (const {content} of items) {
    const [text, ...nested] = content
    if (text === undefined || !isTextBlock(text) || text.listItem !== undefined) return undefined
    if (text.style !== 'normal') return undefined
    blocks.push({...text, listItem: ordered ? 'number' : 'bullet', level: 1})
    for (const block of nested) {
      const deeper = deepened(block)
      if (deeper === undefined) return undefined
      blocks.push(deeper)
    }
  }
  return blocks
}

function deepened(block: Block): TextBlock | undefined {
  if (!isTextBlock(block) || block.listItem === undefined) return undefined
  const level = (block.level ?? 1) + 1
  return level > MAX_LEVEL ? undefined : {...block, level}
}

/** Whether a numbered list ends right here, whose numbers would run on into the next. */
function isNumbered(flow: Flow): boolean {
  flow.endRun()
  const last = flow.blocks.at(-1)
  return last !== undefined && isTextBlock(last) && last.listItem !== undefined
}

/** Numbers typed out of order are not kept: steps and items are numbered anew. */
function noteMarkers(element: Element, {reading}: Flow): void {
  const values = childrenOf(element).flatMap((child) =>
    isElement(child) && child.tagName === 'li' ? (attribute(child, 'value') ?? []) : [],
  )
  if (values.length < 2 && attribute(element, 'reversed') === undefined) return
  if (attribute(element, lineAttribute) !== undefined) return
  reading.note({
    severity: 'warning',
    ...at(element, reading),
    problem: `The list that starts ${quote(textIn(element))} had its own numbers. It is numbered 1, 2, 3.`,
    remedy: 'Where the text speaks of an item by its number, look whether it still fits.',
  })
}
