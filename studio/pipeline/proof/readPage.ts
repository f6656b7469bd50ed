import {type DefaultTreeAdapterTypes, parse} from 'parse5'
import type {ReadText} from './readText.ts'

type Node = DefaultTreeAdapterTypes.Node

/** Reads what a web page says, or one element of it: the first with that name. */
export function readPage(html: string, element = 'html'): ReadText {
  const texts: string[] = []
  const addresses: string[] = []
  const visit = (node: Node): void => {
    if ('value' in node) texts.push(node.value)
    if ('tagName' in node && node.tagName === 'a') {
      const href = node.attrs.find(({name}) => name === 'href')?.value
      if (href !== undefined) addresses.push(href)
    }
    if ('childNodes' in node && node.nodeName !== 'script') node.childNodes.forEach(visit)
  }
  const document = parse(html)
  visit(find(document, element) ?? document)
  return {text: texts.join(''), addresses}
}

function find(node: Node, tagName: string): Node | undefined {
  if ('tagName' in node && node.tagName === tagName) return node
  if (!('childNodes' in node)) return undefined
  for (const child of node.childNodes) {
    const found = find(child, tagName)
    if (found !== undefined) return found
  }
  return undefined
}
