import {Parser} from 'htmlparser2'
import type {Page} from '../page/readPage.ts'
import {childrenOf, type Fragment, isElement, isText, type Node} from '../page/tree.ts'
import type {Gaps} from './provePage.ts'

/**
 * Proves that parsing lost nothing: a second, independent parser, which builds no tree, reads the
 * letters and digits that stand outside the tags of the body as written; each of them must be in
 * the tree. Order is not compared here: browsers move stray text out of tables.
 */
export function proveParsing(page: Pick<Page, 'body' | 'tree' | 'kind'>): Gaps {
  const written = tally(page.kind === 'html' ? page.body : withoutReferences(page.body))
  for (const letter of letters(everythingIn(page.tree))) {
    const left = written.get(letter)
    if (left !== undefined) written.set(letter, left - 1)
  }
  const lost = [...written].filter(([, left]) => left > 0)
  if (lost.length === 0) return []
  const count = lost.reduce((sum, [, left]) => sum + left, 0)
  const shown = lost.slice(0, 12).map(([letter]) => letter)
  return [
    `Reading the page lost ${count} of its letters and digits (${shown.join(' ')}${lost.length > 12 ? ' …' : ''}): its HTML or Markdown is broken.`,
  ]
}

function tally(body: string): Map<string, number> {
  const counts = new Map<string, number>()
  const parser = new Parser(
    {
      ontext: (text) => {
        for (const letter of letters(text)) counts.set(letter, (counts.get(letter) ?? 0) + 1)
      },
    },
    {decodeEntities: true},
  )
  parser.end(body)
  return counts
}

function letters(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]/gu) ?? []
}

/** Markdown writes labels and targets of links apart from the text: neither is text. */
function withoutReferences(markdown: string): string {
  return markdown.replaceAll(/^ {0,3}\[[^\]\n]+\]:.*$/gmu, '').replaceAll(/\]\[[^\]\n]*\]/gu, ']')
}

/** All text and comments of a tree with the values of all attributes: Markdown's addresses and markers are there. */
function everythingIn(node: Node | Fragment): string {
  if (isFragment(node)) return childrenOf(node).map(everythingIn).join(' ')
  if (isText(node)) return node.value
  if ('data' in node) return node.data
  if (!isElement(node)) return ''
  const inner = 'content' in node && isFragment(node.content) ? node.content : undefined
  return [
    ...node.attrs.map(({value}) => value),
    ...childrenOf(node).map(everythingIn),
    inner === undefined ? '' : everythingIn(inner),
  ].join(' ')
}

function isFragment(node: unknown): node is Fragment {
  return (
    typeof node === 'object' &&
    node !== null &&
    'nodeName' in node &&
    node.nodeName === '#document-fragment'
  )
}
