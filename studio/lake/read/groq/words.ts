import {publishedId} from '../../documentId.ts'
import {isObject} from '../../json.ts'
import {storedBehind} from '../../store/view.ts'
import {spend} from './budget.ts'

/**
 * All text of a document in one string, so that a search looks closely only at documents that have
 * the words somewhere. It may find too many, never too few: `match` decides.
 */
const texts = new WeakMap<object, string>()

/** Fields that say what a thing is or when it was written: no words to search for. */
export const WORDLESS: ReadonlySet<string> = new Set([
  '_key',
  '_type',
  '_rev',
  '_createdAt',
  '_updatedAt',
])

/** What groq-js takes away before it parts a text into words, and what stands between them. */
const EDGE_DOTS = /(\b\.+|\.+\b)/g
const WITH_WILDCARDS = /([^!@#$%^&(),\\/?";:{}|[\]+<>\s-])+/g
const BETWEEN_WORDS = /[!@#$%^&*(),\\/?";:{}|[\]+<>\s-]/

/** What a text must hold for a term of a pattern to match one of its words. */
export interface Term {
  /** In capitals. */
  readonly text: string
  /** Whether a word must begin, or end, with it. */
  readonly begins: boolean
  readonly ends: boolean
}

/** For each term of a pattern its longest part without wildcard; groq-js takes dots for one, too. */
export function termsIn(pattern: string): Term[] {
  return (pattern.replace(EDGE_DOTS, '').match(WITH_WILDCARDS) ?? []).map((term) => {
    const pieces = term.slice(0, 1024).toUpperCase().split(/[*.]/)
    const text = pieces.reduce((a, b) => (b.length > a.length ? b : a), '')
    const place = pieces.indexOf(text)
    return {text, begins: place === 0, ends: place === pieces.length - 1}
  })
}

/** Whether a document has all terms of one of the alternatives. */
export function mayMatch(document: unknown, alternatives: readonly Term[][]): boolean {
  spend()
  if (!isObject(document)) return true
  const text = textOf(document)
  return alternatives.some((terms) => terms.every((term) => hasTerm(text, term)))
}

function hasTerm(text: string, {text: wanted, begins, ends}: Term): boolean {
  if (wanted === '') return true
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const isWord =
      (!begins || isBetween(text, at - 1)) && (!ends || isBetween(text, at + wanted.length))
    if (isWord) return true
  }
  return false
}

function isBetween(text: string, at: number): boolean {
  return at < 0 || at >= text.length || BETWEEN_WORDS.test(text.charAt(at))
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
  const text = textOf(document)
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

/** The text of a document in capitals; made when it is asked for first. */
export function textOf(document: object): string {
  const stored = storedBehind(document)
  const known = texts.get(stored)
  if (known !== undefined) return known
  const found: string[] = []
  // Views show it under this id.
  if ('_id' in stored && typeof stored._id === 'string') collect(publishedId(stored._id), found)
  collect(stored, found)
  const text = found.join('\n')
  texts.set(stored, text)
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
    if (!WORDLESS.has(field)) collect(inner, found)
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
