import type {DefaultTreeAdapterTypes} from 'parse5'

/** Nodes of a parsed page, as parse5 makes them. */
export type Node = DefaultTreeAdapterTypes.ChildNode
export type Element = DefaultTreeAdapterTypes.Element
export type TextNode = DefaultTreeAdapterTypes.TextNode
export type Fragment = DefaultTreeAdapterTypes.DocumentFragment

export function isElement(node: Node): node is Element {
  return 'tagName' in node
}

export function isText(node: Node): node is TextNode {
  return node.nodeName === '#text'
}

/** The children of an element; those of a `template` stand apart in HTML, and are not content. */
export function childrenOf(node: Element | Fragment): readonly Node[] {
  return node.childNodes
}

/** The value of an attribute, undefined where it is not there. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value
}

export function hasClass(element: Element, name: string): boolean {
  return (attribute(element, 'class') ?? '').split(/\s+/u).includes(name)
}

/** All elements below a node, in the order of the page. */
export function* elementsIn(node: Element | Fragment): Generator<Element> {
  for (const child of childrenOf(node)) {
    if (!isElement(child)) continue
    yield child
    yield* elementsIn(child)
  }
}

/** All text below a node, as written. */
export function textIn(node: Node): string {
  if (isText(node)) return node.value
  return isElement(node) ? childrenOf(node).map(textIn).join('') : ''
}

/** How deep the nodes lie, counted without recursion, so that no page can exhaust the stack. */
export function depthOf(root: Fragment): number {
  let deepest = 0
  const open: {node: Element | Fragment; depth: number}[] = [{node: root, depth: 0}]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    deepest = Math.max(deepest, next.depth)
    for (const child of next.node.childNodes) {
      if (isElement(child)) open.push({node: child, depth: next.depth + 1})
    }
  }
  return deepest
}
