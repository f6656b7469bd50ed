import type {Nodes} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {gfm} from 'micromark-extension-gfm'

/** Marks that are no Markdown by themselves, but were meant for it, or for Jekyll. */
const leftOver =
  /\*\*|!\[[^\]\n]*\]\(|\]\([^)\s]+\)|\[\^[^\]\s]+\]|\{%.*?%\}|\{\{.*?\}\}|\{::?[^{}\n]+\}|^\s{0,3}#{1,6}\s|^\s*\|.+\|\s*$/mu

/**
 * Finds marks of Markdown that stand in a finished text as they were typed, read by another parser than
 * the one that made the guide. Returns the first of them; undefined where there is none.
 */
export function rawMarkIn(text: string): string | undefined {
  // Most texts have none of the signs that marks are made of.
  if (!/[*_[\]#|{}]/u.test(text)) return undefined
  const found = leftOver.exec(text)?.[0]
  if (found !== undefined) return found.trim()
  const options = {extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()]}
  return markIn(fromMarkdown(text, options), text)
}

function markIn(node: Nodes, text: string): string | undefined {
  const {position} = node
  const written = text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
  const isMark =
    node.type === 'strong' ||
    node.type === 'image' ||
    node.type === 'footnoteReference' ||
    // An address alone is no mark: readers of Markdown link it by themselves.
    (node.type === 'link' && written.startsWith('['))
  if (isMark) return written
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const mark = markIn(child, text)
    if (mark !== undefined) return mark
  }
  return undefined
}
