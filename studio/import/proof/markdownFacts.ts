import {Parser} from 'htmlparser2'
import type {FootnoteDefinition, Nodes} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {gfm} from 'micromark-extension-gfm'
import {htmlFacts, type PageFacts} from './pageFacts.ts'

/** Stands in the text for a block of HTML: letters that no page holds (Unicode's private use area). */
const stand = '\ue0f0'

/**
 * What a page of Markdown says, read by another parser (micromark) than the importer's. It reads
 * CommonMark; where Jekyll reads more than that, the marks stay in the text: only its letters count.
 */
export function markdownFacts(body: string): PageFacts {
  const blocks: string[] = []
  const text = withoutBlocks(body, (html) => {
    blocks.push(html)
    return `\n\n${stand}${blocks.length - 1}${stand}\n\n`
  })
  const tree = fromMarkdown(text, {extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()]})
  const facts = {
    texts: [] as string[],
    links: [] as string[],
    images: [] as PageFacts['images'][number][],
    embeds: [] as string[],
  }
  const notes: FootnoteDefinition[] = []
  const numbers = new Map<string, number>()
  const add = (more: PageFacts) => {
    facts.texts.push(more.text)
    facts.links.push(...more.links)
    facts.images.push(...more.images)
    facts.embeds.push(...more.embeds)
  }
  const visit = (node: Nodes): void => {
    if (node.type === 'footnoteDefinition') {
      notes.push(node)
      return
    }
    if (node.type === 'html') add(htmlFacts(node.value))
    if (node.type === 'text') {
      const parts = node.value.split(stand)
      for (const [index, part] of parts.entries()) {
        if (index % 2 === 0) facts.texts.push(part)
        else add(htmlFacts(blocks[Number(part)] ?? ''))
      }
    }
    if (node.type === 'inlineCode' || node.type === 'code') facts.texts.push(node.value)
    if (node.type === 'link') facts.links.push(node.url)
    if (node.type === 'image') facts.images.push({source: node.url, alt: node.alt ?? ''})
    if (node.type === 'footnoteReference') {
      // Notes are numbered in the order in which the text refers to them.
      if (!numbers.has(node.identifier)) numbers.set(node.identifier, numbers.size + 1)
      facts.texts.push(String(numbers.get(node.identifier)))
    }
    if ('children' in node) node.children.forEach(visit)
  }
  visit(tree)
  // The importer puts them under a heading.
  if (notes.length > 0) facts.texts.push('Notes')
  const numberOf = ({identifier}: FootnoteDefinition) => numbers.get(identifier) ?? notes.length
  for (const note of notes.toSorted((a, b) => numberOf(a) - numberOf(b))) {
    note.children.forEach(visit)
  }
  const {texts, ...rest} = facts
  return {...rest, text: texts.join(' '), lines: texts, picturedLists: 0}
}

/** Puts something in the place of each element that starts a line and is no part of it, with all that it holds. */
function withoutBlocks(body: string, replace: (html: string) => string): string {
  const found: {from: number; to: number}[] = []
  const open: {name: string; from: number}[] = []
  const parser = new Parser({
    onopentag: (name) => {
      const startsLine = /(?:^|\n) {0,3}$/u.test(body.slice(0, parser.startIndex))
      if (open.length > 0 || (startsLine && !spans.has(name))) {
        open.push({name, from: parser.startIndex})
      }
    },
    onclosetag: () => {
      const last = open.pop()
      if (last !== undefined && open.length === 0) {
        found.push({from: last.from, to: parser.endIndex + 1})
      }
    },
  })
  parser.end(body)
  let text = body
  for (const {from, to} of found.reverse()) {
    text = `${text.slice(0, from)}${replace(body.slice(from, to))}${text.slice(to)}`
  }
  return text
}

/** Elements that Markdown takes for a part of the line. */
const spans = new Set(
  'a abbr b br code del em i img input ins kbd mark q s small span strong sub sup u'.split(' '),
)
