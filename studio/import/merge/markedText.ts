import {isRecord} from '../../../renderers/guide/record.ts'
import {freeKey, keyOf} from './keys.ts'
import {definitionsOf} from './meaning.ts'

type Fields = Readonly<Record<string, unknown>>

/** One character of a text block with all that it bears, or an object that stands in its line. */
export interface Letter {
  readonly text: string
  /** Decorators, and what each annotation means; of objects none. */
  readonly marks: readonly string[]
  /** The span or object that it comes from. */
  readonly child: Fields
  /** Definitions of its annotations, by what they mean. */
  readonly definitions: ReadonlyMap<string, Fields>
}

/** A word, a blank or a sign of a text: what is compared when texts are merged. */
export interface TextToken {
  readonly text: string
  readonly letters: readonly Letter[]
}

/** Whether a value is a text block of Portable Text. */
export function isText(value: unknown): value is Fields {
  return isRecord(value) && value._type === 'block' && Array.isArray(value.children)
}

/** A text block as words, each letter with its marks, however the text is cut into spans. */
export function tokensOf(block: Fields): readonly TextToken[] {
  const letters = lettersOf(block)
  const words: TextToken[] = []
  let from = 0
  const text = letters.map((letter) => letter.text).join('')
  for (const [word] of text.matchAll(/\p{Script=Han}|[\p{L}\p{N}\p{M}]+|\s+|./gsu)) {
    // An object's letter is longer than one character: it is told apart by what it holds.
    let to = from
    for (let length = 0; length < word.length; to += 1) length += letters[to]?.text.length ?? 1
    words.push({text: word, letters: letters.slice(from, to)})
    from = to
  }
  return words.map((word) => {
    const [only] = word.letters
    return only?.child._type === 'span' ? word : {...word, text: JSON.stringify(only?.child ?? '')}
  })
}

function lettersOf(block: Fields): Letter[] {
  const meanings = definitionsOf(block)
  const marks = Array.isArray(block.markDefs) ? block.markDefs.filter(isRecord) : []
  const definitions = new Map(marks.map((mark) => [meanings.get(mark._key) ?? '', mark]))
  const children = Array.isArray(block.children) ? block.children.filter(isRecord) : []
  return children.flatMap((child): Letter[] => {
    if (child._type !== 'span') return [{text: objectSign, marks: [], child, definitions}]
    const names = Array.isArray(child.marks) ? child.marks : []
    const own = names.map((name: unknown) => meanings.get(name) ?? String(name))
    return [...String(child.text ?? '')].map((text) => ({text, marks: own, child, definitions}))
  })
}

/** U+FFFC is Unicode's sign for an object in a line of text. */
const objectSign = '\ufffc'

/** Children and definitions of a text block, from its letters. Spans keep their keys where they can. */
export function childrenOf(letters: readonly Letter[]): {children: Fields[]; markDefs: Fields[]} {
  const definitions = new Map<string, Fields>()
  const takenMarks = new Set<string>()
  const takenSpans = new Set<string>()
  const children: Fields[] = []
  let run: Letter[] = []
  const nameOf = (letter: Letter, mark: string): string => {
    const known = definitions.get(mark) ?? letter.definitions.get(mark)
    if (known === undefined) return mark
    if (!definitions.has(mark)) {
      definitions.set(mark, {...known, _key: freeKey(keyOf(known) ?? 'mark', takenMarks)})
    }
    return keyOf(definitions.get(mark)) ?? mark
  }
  const endRun = () => {
    const [first] = run
    if (first === undefined) return
    children.push({
      ...first.child,
      _key: freeKey(keyOf(first.child) ?? 'span', takenSpans),
      text: run.map(({text}) => text).join(''),
      marks: first.marks.map((mark) => nameOf(first, mark)),
    })
    run = []
  }
  for (const letter of letters) {
    if (letter.child._type !== 'span') {
      endRun()
      children.push({...letter.child, _key: freeKey(keyOf(letter.child) ?? 'object', takenSpans)})
      continue
    }
    const [first] = run
    if (first !== undefined && first.marks.join('\n') !== letter.marks.join('\n')) endRun()
    run.push(letter)
  }
  endRun()
  return {children, markDefs: [...definitions.values()]}
}
