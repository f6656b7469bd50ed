import {
  buildMarksTree,
  isPortableTextToolkitSpan,
  isPortableTextToolkitTextNode,
} from '@portabletext/toolkit'
import type {Language} from '../../../schemas/language.ts'
import type {MarkDefinition, PageReference, TextBlock} from '../../guide/model.ts'
import type {InlineNode} from './node.ts'
import type {References} from './references.ts'

/** Turns the text of a block into nodes: marks nested, links numbered, page references ready for their page. */
export function inlineNodes(
  block: TextBlock,
  references: References,
  setText: (text: string) => InlineNode[],
): readonly InlineNode[] {
  const tree = buildMarksTree({
    ...block,
    children: block.children.map((child) =>
      child._type === 'span' ? {...child, marks: [...child.marks]} : {...child},
    ),
    markDefs: block.markDefs.map((mark) => ({...mark})),
  })
  const definitions = new Map(block.markDefs.map((mark) => [mark._key, mark]))
  const pages = new Map(
    block.children
      .filter((child) => child._type === 'handbookPage')
      .map((child) => [child._key, child]),
  )
  const nodesOf = (nodes: typeof tree): InlineNode[] =>
    nodes.flatMap((node): InlineNode[] => {
      if (isPortableTextToolkitTextNode(node)) {
        return node.text === '\n' ? [{t: 'break'}] : setText(node.text)
      }
      if (isPortableTextToolkitSpan(node)) {
        const content = nodesOf(node.children)
        const definition = node.markKey === undefined ? undefined : definitions.get(node.markKey)
        return definition === undefined
          ? [{t: 'mark', mark: node.markType, c: content}]
          : marked(definition, content, references)
      }
      const page = typeof node._key === 'string' ? pages.get(node._key) : undefined
      return page === undefined ? [] : [pageNode(page)]
    })
  return joinLinks(nodesOf(tree))
}

/** A link whose words were marked one after the other is still one link, with one number. */
function joinLinks(nodes: readonly InlineNode[]): readonly InlineNode[] {
  return nodes.reduce<InlineNode[]>((joined, node) => {
    const last = joined.at(-1)
    if (last?.t === 'link' && node.t === 'link' && last.href === node.href) {
      joined[joined.length - 1] = {...last, c: [...last.c, ...node.c]}
    } else joined.push(node)
    return joined
  }, [])
}

function marked(
  definition: MarkDefinition,
  content: InlineNode[],
  references: References,
): InlineNode[] {
  switch (definition._type) {
    case 'link': {
      const {address} = definition
      return [{t: 'link', href: address, number: references.numberOf(address), c: content}]
    }
    case 'abbreviation':
      return definition.first
        ? [...content, {t: 'text', text: ` (${definition.expansion})`}]
        : content
    case 'foreignText':
      return [{t: 'lang', ...typstLanguage(definition.language), c: content}]
  }
}

function pageNode({page, text, inside}: PageReference): InlineNode {
  return {t: 'page', page, same: inside?.samePage ?? text, other: inside?.otherPage ?? text}
}

/** A BCP 47 tag in the two parts that Typst takes. */
export function typstLanguage(language: Language): {lang: string; region: string | null} {
  const [lang = 'en', region = null] = language.split('-')
  return {lang, region}
}
