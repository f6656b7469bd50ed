import {isObject} from '../../json.ts'
import type {View} from '../../store/view.ts'
import {constant, nodesOf} from './tree.ts'
import {hasWords, type Word} from './words.ts'

/**
 * Answers `… match text::query($text)`, for which groq-js has no search engine: over the whole document
 * (`@`), where a condition on its id takes its place, and over a field, where `match` itself does.
 * Sanity, “text::query()”: words must all be there, `word*` begins with it, `"a phrase"` stands as it is,
 * `-word` must not be there; where there is no word (`*`), everything is found.
 */
export function answerTextQueries(tree: unknown, view: View): void {
  for (const node of nodesOf(tree)) {
    if (node.type !== 'OpCall' || node.op !== 'match') continue
    const query = textQueryIn(node.right)
    if (query === undefined) continue
    const words = wordsIn(query)
    // What a list asks that nobody searches: to look for nothing in every document takes longest.
    if (words.length === 0) Object.assign(node, {op: '==', left: yes, right: yes})
    else if (isWholeDocument(node.left)) {
      const ids = view.all.filter((document) => hasWords(document, words)).map(({_id}) => _id)
      Object.assign(node, {op: 'in', left: idOfThis, right: {type: 'Value', value: ids}})
    } else {
      const wanted = words.filter(({isUnwanted}) => !isUnwanted)
      const patterns = wanted.map(({text, isPrefix}) => (isPrefix ? `${text}*` : text))
      node.right = {type: 'Value', value: patterns}
    }
  }
}

const yes = {type: 'Value', value: true}
const idOfThis = {type: 'AccessAttribute', name: '_id'}

/** What is asked for, where a node is a call of `text::query`. */
function textQueryIn(node: unknown): string | undefined {
  if (!isObject(node) || node.type !== 'FuncCall') return undefined
  if (node.namespace !== 'text' || node.name !== 'query') return undefined
  const [argument] = Array.isArray(node.args) ? node.args : []
  const query = constant(argument)
  return typeof query === 'string' ? query : undefined
}

/** `@`, or a list that holds it. */
function isWholeDocument(node: unknown): boolean {
  if (!isObject(node)) return false
  if (node.type === 'This') return true
  return (
    node.type === 'Array' &&
    Array.isArray(node.elements) &&
    node.elements.some((element: unknown) => isObject(element) && isThis(element.value))
  )
}

function isThis(node: unknown): boolean {
  return isObject(node) && node.type === 'This'
}

function wordsIn(query: string): Word[] {
  return (query.match(/-?"[^"]*"|\S+/gu) ?? []).flatMap((token) => {
    const isUnwanted = token.length > 1 && token.startsWith('-')
    const bare = isUnwanted ? token.slice(1) : token
    const isPrefix = bare.endsWith('*')
    const text = bare.replaceAll(/^"|"$|\*+$/gu, '').trim()
    return text === '' ? [] : [{text, isPrefix, isUnwanted}]
  })
}
