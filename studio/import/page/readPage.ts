import {parseFragment} from 'parse5'
import {type FrontMatter, readFrontMatter} from './frontMatter.ts'
import {lineAttribute} from './kramdown/lineAttribute.ts'
import {markdownToHtml} from './kramdown/markdown.ts'
import type {Note} from './note.ts'
import {readText} from './readText.ts'
import {
  attribute,
  childrenOf,
  depthOf,
  type Fragment,
  isElement,
  isText,
  type Node,
} from './tree.ts'

/** The file of a page, parted into front matter and body. */
export interface PageText {
  readonly fields: FrontMatter['fields']
  readonly data: FrontMatter['data']
  /** The whole file. */
  readonly text: string
  /** The body as written, and the line of the file on which it starts, counted from 1. */
  readonly body: string
  readonly bodyLine: number
  readonly notes: readonly Note[]
}

/** The body of a page, parsed. */
export interface IsomerPage {
  /** The body as written. */
  readonly body: string
  readonly kind: 'html' | 'markdown'
  readonly tree: Fragment
  /** The line of the file on which a node stands; undefined where the parser added the node. */
  readonly lineOf: (node: Node) => number | undefined
}

/** Elements inside elements: browsers stop at 512, real pages at 20. */
const MAX_NESTING = 200

/** Reads the file of a page. Throws, in words for the person who imports it, where it cannot be read. */
export function readPageText(bytes: Uint8Array): PageText {
  const {text, notes} = readText(bytes)
  const head = readFrontMatter(text)
  return {...head, text, notes: [...notes, ...head.notes]}
}

/**
 * Parses the body of a page: as HTML, or as Markdown where text stands outside all elements.
 * Throws where it is nested too deep.
 */
export function parsePage({body, bodyLine}: Pick<PageText, 'body' | 'bodyLine'>): IsomerPage {
  const written = parse(body)
  checkDepth(written)
  if (!written.childNodes.some((node) => isText(node) && node.value.trim() !== '')) {
    return {body, kind: 'html', tree: written, lineOf: parsedLine(bodyLine)}
  }
  const tree = parse(markdownToHtml(body))
  checkDepth(tree)
  return {body, kind: 'markdown', tree, lineOf: markedLine(tree, bodyLine)}
}

function parse(html: string): Fragment {
  return parseFragment(html, {sourceCodeLocationInfo: true, scriptingEnabled: false})
}

function checkDepth(tree: Fragment): void {
  const depth = depthOf(tree)
  if (depth > MAX_NESTING) {
    throw new Error(
      `Elements are nested ${depth} deep; pages nested more than ${MAX_NESTING} deep are not read. Take the text out of some of the boxes on the old page.`,
    )
  }
}

function parsedLine(bodyLine: number) {
  return (node: Node): number | undefined => {
    const line = node.sourceCodeLocation?.startLine
    return line === undefined ? undefined : line + bodyLine - 1
  }
}

/** Lines of Markdown are marked on its blocks; HTML among it stands on the line of the block before it, or later. */
function markedLine(tree: Fragment, bodyLine: number) {
  const lines = new Map<Node, number>()
  let current = 0
  const visit = (node: Node): void => {
    if (isElement(node)) {
      const marked = Number(attribute(node, lineAttribute) ?? Number.NaN)
      if (Number.isInteger(marked)) current = marked
    }
    lines.set(node, current + bodyLine)
    if (isElement(node)) childrenOf(node).forEach(visit)
  }
  childrenOf(tree).forEach(visit)
  return (node: Node): number | undefined => lines.get(node)
}
