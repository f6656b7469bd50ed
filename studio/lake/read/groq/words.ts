import {isObject} from '../../json.ts'
import {spend} from './budget.ts'

/**
 * All text of a document in one string, so that a search looks closely only at documents that have
 * the words somewhere. It may find too many, never too few: `match` decides.
 */
const texts = new WeakMap<object, string>()

/** What groq-js takes away before it parts a text into words, and what stands between them. */
const EDGE_DOTS = /(\b\.+|\.+\b)/g
const WITH_WILDCARDS = /([^!@#$%^&(),\\/?";:{}|[\]+<>\s-])+/g

/** For each term of a pattern its longest part without wildcard. */
export function termsIn(pattern: string): string[] {
  return (pattern.replace(EDGE_DOTS, '').match(WITH_WILDCARDS) ?? []).map((term) => {
    const pieces = term.slice(0, 1024).split('*')
    const longest = pieces.reduce((a, b) => (b.length > a.length ? b : a), '')
    return longest.toUpperCase()
  })
}

/** Makes the text of a document ready for the first search. */
export function prepareText(document: object): void {
  if (!texts.has(document)) textOf(document)
}

/** Whether a document has all terms of one of the alternatives. */
export function mayMatch(document: unknown, alternatives: readonly string[][]): boolean {
  spend()
  if (!isObject(document)) return true
  const text = texts.get(document) ?? textOf(document)
  return alternatives.some((terms) => terms.every((term) => text.includes(term)))
}

/** A word, or a phrase, that a document must have, or must not. */
export interface Word {
  readonly text: string
  readonly isPrefix: boolean
  readonly isUnwanted: boolean
}

/** Letters of scripts that part words by nothing: a word of them may stand anywhere. */
const UNPARTED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Whether all wanted words stand in a document's text, as words, and none of the others. */
export function hasWords(document: object, words: readonly Word[]): boolean {
  spend()
  const text = texts.get(document) ?? textOf(document)
  return words.every((word) => standsIn(text, word) !== word.isUnwanted)
}

function standsIn(text: string, {text: word, isPrefix}: Word): boolean {
  const wanted = word.toUpperCase()
  if (UNPARTED.test(wanted)) return text.includes(wanted)
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    if (!isLetter(text, at - 1) && (isPrefix || !isLetter(text, end))) return true
  }
  return false
}

function isLetter(text: string, at: number): boolean {
  return /[\p{L}\p{M}\p{N}]/u.test(text.charAt(at))
}

function textOf(document: object): string {
  const found: string[] = []
  collect(document, found)
  const text = found.join('\n')
  texts.set(document, text)
  return text
}

function collect(value: unknown, found: string[]): void {
  if (typeof value === 'string') {
    // The regular expression of `match` compares letters in this way, too.
    found.push(value.replace(EDGE_DOTS, '').toUpperCase())
    return
  }
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found)
    return
  }
  if (!isObject(value)) return
  if (Array.isArray(value.children)) collect(spans(value.children), found)
  for (const [field, inner] of Object.entries(value)) {
    if (field !== '_key' && field !== '_type') collect(inner, found)
  }
}

/** The text of a block, whose words may go on from one span to the next. */
function spans(children: readonly unknown[]): string {
  return children
    .map((child) =>
      isObject(child) && child._type === 'span' && typeof child.text === 'string' ? child.text : '',
    )
    .join('')
}
