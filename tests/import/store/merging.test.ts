import {join} from 'node:path'
import test from 'ava'
import fc from 'fast-check'
import {isRecord} from '../../../renderers/guide/record.ts'
import {importPages} from '../../../studio/import/importPages.ts'
import {asDrafts, emptyLake, page, putFiles, siteFolder} from '../importing.ts'

/** A piece of a page with words of its own, and what the page can add to it later. */
interface Piece {
  readonly html: (words: readonly string[]) => string
  /** The texts that it holds at first. */
  readonly texts: number
  /** Whether a text can be added to it at any place, as an item to a list. */
  readonly grows: boolean
}

const each =
  (tag: string, inner = (word: string) => word) =>
  (words: readonly string[]) =>
    words.map((word) => `<${tag}>${inner(word)}</${tag}>`).join('')

const pieces: Readonly<Record<string, Piece>> = {
  paragraph: {html: each('p'), texts: 1, grows: false},
  heading: {html: each('h3'), texts: 1, grows: false},
  picture: {
    html: (words) => words.map((word) => `<img src="/images/${word}.png" alt="">`).join(''),
    texts: 1,
    grows: false,
  },
  list: {
    html: (words) => `<ul>${each('li', (word) => `<p>${word}</p>`)(words)}</ul>`,
    texts: 3,
    grows: true,
  },
  longList: {
    html: (words) => `<ol>${each('li', (word) => `<p>${word}</p><p>also ${word}</p>`)(words)}</ol>`,
    texts: 2,
    grows: true,
  },
  table: {
    html: (words) =>
      `<table>${words.map((word) => `<tr><td>${word}</td><td>beside ${word}</td></tr>`).join('')}</table>`,
    texts: 3,
    grows: true,
  },
  procedure: {
    html: (words) =>
      `<table>${words.map((word, index) => `<tr><td>${index + 1}) ${word}</td><td><img src="/images/${word}.png"></td></tr>`).join('')}</table>`,
    texts: 3,
    grows: true,
  },
  accordion: {
    html: (words) => `<details><summary>More</summary>${each('p')(words)}</details>`,
    texts: 2,
    grows: true,
  },
}

const kinds = fc.constantFrom(...Object.keys(pieces))
const place = fc.nat({max: 1000})

/** What the old page adds: a piece, a text in a piece, or words in a text. */
const addition = fc.record({
  what: fc.constantFrom('piece', 'text', 'words'),
  kind: kinds,
  piece: place,
  text: place,
  word: place,
})

/** What an editor does to one block: all of it can be done in Studio. */
const edit = fc.record({
  how: fc.constantFrom('word', 'bold', 'alt', 'insert', 'delete', 'move', 'style', 'rewrite'),
  block: place,
  to: place,
})

const site = {
  kinds: fc.array(kinds, {minLength: 1, maxLength: 6}),
  edits: fc.array(edit, {minLength: 1, maxLength: 4}),
  additions: fc.array(addition, {minLength: 1, maxLength: 3}),
}

type Addition = typeof addition extends fc.Arbitrary<infer T> ? T : never

type Page = {kind: string; texts: string[]}[]

test('any edit by an editor and any addition to the page both survive, in any place', async (t) => {
  t.timeout(240_000, 'real imports, on a machine that may be busy')
  const client = await emptyLake(t)
  const folder = await siteFolder(t, {})
  let round = 0
  await fc.assert(
    fc.asyncProperty(fc.record(site), async ({kinds: first, edits, additions}) => {
      round += 1
      const file = `_notes/${round}.md`
      const paths = [join(folder, file)]
      const put = (content: Page) =>
        putFiles(folder, {[file]: page(htmlOf(content), {permalink: `/p${round}/`})})
      const old: Page = first.map((kind, index) => ({
        kind,
        texts: Array.from({length: pieces[kind]?.texts ?? 1}, (_, text) => sentence(index, text)),
      }))
      await put(old)
      const once = await importPages(client, {...asDrafts, paths})
      t.deepEqual(once.pages[0]?.failures, [])
      const id = `drafts.${once.pages[0]?.imported?.id}`
      const guide = await client.getDocument(id)
      const body: Block[] = (guide?.body ?? []).filter(isBlock)
      const said = edits.map((change, index) => applied(body, change, `edited${index}`))
      await client.patch(id).set({body}).commit()

      const added = additions.map((change, index) => grown(old, change, `added${index}`))
      await put(old)
      const twice = await importPages(client, {...asDrafts, paths})
      t.deepEqual(twice.pages[0]?.failures, [])
      const merged = await client.getDocument(id)
      const seen = wordsIn(withoutProposals(merged?.body))
      const proposed = wordsIn(merged?.body)
      const told = twice.pages[0]?.notes.map(({problem}) => problem).join('\n') ?? ''
      for (const word of said.filter((some) => wordsIn(body).includes(some))) {
        t.true(seen.includes(word), `the editor’s “${word}”`)
      }
      for (const word of added) {
        const isTold = proposed.includes(word) && told.includes(word)
        t.true(seen.includes(word) || isTold, `the page’s “${word}”`)
      }
      const keys = keysIn(merged?.body)
      t.deepEqual(keys, [...new Set(keys)], 'keys in one array are different')

      const thrice = await importPages(client, {...asDrafts, paths})
      t.is(thrice.pages[0]?.outcome, 'unchanged')
      t.deepEqual(
        thrice.pages[0]?.notes.filter(isConflict),
        twice.pages[0]?.notes.filter(isConflict),
        'told again until somebody decides',
      )
    }),
    {numRuns: 40},
  )
})

const isConflict = ({problem}: {problem: string}) => problem.includes('both')

const sentence = (piece: number, text: number) =>
  `w${piece}x${text}a w${piece}x${text}b w${piece}x${text}c`

function htmlOf(content: Page): string {
  return content.map(({kind, texts}) => pieces[kind]?.html(texts) ?? '').join('\n')
}

/** Adds to the page; returns the word that is new. */
function grown(content: Page, change: Addition, word: string): string {
  const at = change.piece % (content.length + 1)
  const piece = content[at]
  const isPicture = piece?.kind === 'picture'
  if (change.what === 'piece' || piece === undefined || isPicture) {
    const kind = change.kind === 'picture' ? 'paragraph' : change.kind
    const texts = Array.from(
      {length: pieces[kind]?.texts ?? 1},
      (_, index) => `${word} n${index}${word}`,
    )
    content.splice(at, 0, {kind, texts})
    return word
  }
  const text = change.text % (piece.texts.length + 1)
  if (change.what === 'text' && pieces[piece.kind]?.grows) {
    piece.texts.splice(text, 0, `${word} new`)
    return word
  }
  const index = change.text % piece.texts.length
  const words = (piece.texts[index] ?? '').split(' ')
  // Pictures of steps are called by their first word: that stays.
  words.splice(1 + (change.word % words.length), 0, word)
  piece.texts[index] = words.join(' ')
  return word
}

type Block = Record<string, unknown>

/** Edits a body in place; returns the word by which the edit is known, which deletes do not have. */
function applied(
  body: Block[],
  {how, block: at, to}: {how: string; block: number; to: number},
  word: string,
): string {
  const index = body.length === 0 ? 0 : at % body.length
  const texts = ofType('block', body)
  const text = texts[at % Math.max(1, texts.length)]
  const [span] = (Array.isArray(text?.children) ? text.children : []).filter(isBlock)
  if (how === 'insert' || body.length === 0) {
    body.splice(to % (body.length + 1), 0, paragraph(word))
    return word
  }
  if (how === 'delete') {
    body.splice(index, 1)
    return ''
  }
  if (how === 'move') {
    const [moved] = body.splice(index, 1)
    if (moved !== undefined) body.splice(to % (body.length + 1), 0, moved)
    return ''
  }
  const figure = ofType('figure', body)[at % Math.max(1, ofType('figure', body).length)]
  if (how === 'alt' && figure !== undefined) {
    figure.alt = `What ${word} shows`
    return word
  }
  if (text === undefined || span === undefined) return ''
  if (how === 'bold') span.marks = ['strong']
  if (how === 'style' && text.listItem === undefined) text.style = 'blockquote'
  if (how === 'rewrite') span.text = word
  if (how !== 'word') return how === 'rewrite' ? word : ''
  const words = String(span.text).split(' ')
  words[to % words.length] = word
  span.text = words.join(' ')
  return word
}

function paragraph(text: string): Block {
  return {
    _type: 'block',
    _key: `k${text}`,
    style: 'normal',
    markDefs: [],
    children: [{_type: 'span', _key: `s${text}`, text, marks: []}],
  }
}

function ofType(type: string, value: unknown): Block[] {
  if (Array.isArray(value)) return value.flatMap((inner) => ofType(type, inner))
  if (!isBlock(value)) return []
  return value._type === type
    ? [value]
    : Object.values(value).flatMap((inner) => ofType(type, inner))
}

/** Blocks of a copy of one's own may be changed. */
function isBlock(value: unknown): value is Block {
  return isRecord(value)
}

function withoutProposals(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value
      .filter((item: unknown) => !isRecord(item) || item.proposal === undefined)
      .map(withoutProposals)
  }
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withoutProposals(inner)]),
  )
}

function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' && (name === 'text' || name === 'alt')
      ? inner.split(' ')
      : wordsIn(inner),
  )
}

/** Keys of all elements, each named with the array that it stands in. */
function keysIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => [
      ...(isRecord(item) ? [`${path} ${String(item._key)}`] : []),
      ...keysIn(item, `${path}[${index}]`),
    ])
  }
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, inner]) => keysIn(inner, `${path}.${name}`))
}
