import {html, defaultTreeAdapter as tree} from 'parse5'
import {
  attribute,
  childrenOf,
  type Element,
  elementsIn,
  type Fragment,
  isElement,
  isText,
  textIn,
} from '../page/tree.ts'
import {styleOf} from './styles.ts'

/**
 * Word writes lists as paragraphs, each with the number of its level, and with its marker as text that no
 * other program is to show (`mso-list: l0 level2 lfo1`, `mso-list: Ignore`). They become lists.
 */
export function wordListsAsLists(root: Fragment | Element): void {
  for (const parent of [root, ...elementsIn(root)]) {
    let open: {list: Element; level: number; name: string}[] = []
    for (const node of [...childrenOf(parent)]) {
      if (!isElement(node)) {
        if (!isText(node) || node.value.trim() !== '') open = []
        continue
      }
      const item = itemIn(node)
      if (item === undefined) {
        open = []
        continue
      }
      open = open.filter(
        ({level, name}) => level < item.level || (level === item.level && name === item.name),
      )
      let last = open.at(-1)
      if (last === undefined || last.level < item.level) {
        const list = listFor(item)
        const holder = last === undefined ? undefined : lastOf(last.list)
        if (holder === undefined) tree.insertBefore(parent, list, node)
        else tree.appendChild(holder, list)
        last = {list, level: item.level, name: item.name}
        open.push(last)
      }
      tree.detachNode(node)
      node.tagName = 'li'
      node.nodeName = 'li'
      tree.appendChild(last.list, node)
    }
  }
}

interface Item {
  /** From 1. */
  readonly level: number
  /** Which list it belongs to, as in “l0”. */
  readonly name: string
  /** As in “1.”, “a)”, “•”. */
  readonly marker: string
}

/** Reads a paragraph as an item of a list, and takes its marker out of it; undefined where it is none. */
function itemIn(element: Element): Item | undefined {
  const level = /\blevel(\d)\b/u.exec(styleOf(element).get('mso-list') ?? '')?.[1]
  if (element.tagName !== 'p' || level === undefined) return undefined
  const hidden = [...elementsIn(element)].find(
    (inner) => styleOf(inner).get('mso-list') === 'ignore',
  )
  const marker = hidden === undefined ? '' : textIn(hidden).replaceAll(/\s/gu, '')
  if (hidden !== undefined) tree.detachNode(hidden)
  const name = /\bl\d+\b/u.exec(styleOf(element).get('mso-list') ?? '')?.[0] ?? ''
  return {level: Number(level), name, marker}
}

function listFor({marker, level}: Item): Element {
  const counted = /^\(?([0-9]+|[a-z]+)[.)]/iu.exec(marker)?.[1]
  if (counted === undefined) return tree.createElement('ul', html.NS.HTML, [])
  const attrs: {name: string; value: string}[] = []
  // Word letters what is nested by itself; that it is nested says as much.
  if (level > 1) return tree.createElement('ol', html.NS.HTML, [])
  if (/^[ivx]+$/iu.test(counted)) attrs.push({name: 'type', value: 'i'})
  else if (/^[a-z]$/iu.test(counted)) attrs.push({name: 'type', value: 'a'})
  else if (Number(counted) > 1) attrs.push({name: 'start', value: counted})
  return tree.createElement('ol', html.NS.HTML, attrs)
}

function lastOf(list: Element): Element | undefined {
  return childrenOf(list).filter(isElement).at(-1)
}

/** Word's own names for titles are no headings of HTML. */
export function wordTitlesAsHeadings(root: Fragment | Element): void {
  for (const element of elementsIn(root)) {
    const name = /\bMso(Title|Subtitle)\b/u.exec(attribute(element, 'class') ?? '')?.[1]
    if (name === undefined || element.tagName !== 'p') continue
    element.tagName = name === 'Title' ? 'h1' : 'h2'
    element.nodeName = element.tagName
  }
}
