import {parse, parseFragment, serialize} from 'parse5'
import {type Body, isTextBlock, type TextBlock} from '../body.ts'
import {literalBody} from '../literal/literal.ts'
import type {NewKey} from '../literal/newKey.ts'
import type {Note} from '../page/note.ts'
import {attribute, depthOf, type Element, elementsIn, type Fragment} from '../page/tree.ts'
import {boldHeaderRows} from '../readings/tables/boldHeaderRows.ts'
import {styledAsElements} from './styles.ts'
import {tableOfTabbedText} from './tabbedText.ts'
import {wordListsAsLists, wordTitlesAsHeadings} from './wordLists.ts'

/** What stands on the clipboard: as HTML, where the program that it comes from gives it, and as text. */
export interface Clipping {
  readonly html: string
  readonly text: string
}

/** What a clipping says in blocks of our own. */
export interface Pasted {
  readonly blocks: Body
  /** Pictures that the clipping itself holds, as `data:` addresses, by the `_key` of their figure. */
  readonly pictures: ReadonlyMap<string, string>
  /** What could not be taken, in a few words each, as in “2 pictures”. */
  readonly leftOut: readonly string[]
}

/** Pages nested deeper than this are not read as structure, so that none can exhaust the stack. */
const MAX_DEPTH = 200

/** Stands for the address of a picture that the clipping holds; no such host can exist (RFC 2606). */
const HELD = 'https://clipboard.invalid/'

/**
 * Reads what was copied in another program with the importer's own rules for elements: headings, lists,
 * tables, links, marks and pictures become blocks. Takes the clipping, and whether the text that it goes
 * into holds paragraphs and lists only. Undefined where plain text says as much.
 */
export function readClipboard(
  {html, text}: Clipping,
  {isShort, newKey}: {readonly isShort: boolean; readonly newKey: NewKey},
): Pasted | undefined {
  if (html.trim() === '') {
    const table = isShort ? undefined : tableOfTabbedText(text, newKey)
    return table === undefined ? undefined : {blocks: [table], pictures: new Map(), leftOut: []}
  }
  const tree = bodyOf(html)
  if (depthOf(tree) > MAX_DEPTH) return undefined
  wordTitlesAsHeadings(tree)
  wordListsAsLists(tree)
  styledAsElements(tree)
  const leftOut = new LeftOut()
  const held = holdPictures(tree, leftOut)
  for (const element of elementsIn(tree)) leftOut.note(element)
  withoutHead(tree)
  const notes: Note[] = []
  const {body: literal} = literalBody({tree, lineOf: () => undefined}, '/', newKey, (note) =>
    notes.push(note),
  )
  const {body} = boldHeaderRows(literal, noContext(newKey))
  const pictures = new Map<string, string>()
  const blocks = withPictures(body, held, pictures)
  if (!isShort) return {blocks, pictures, leftOut: leftOut.words()}
  return {...shortened(blocks, leftOut), pictures: new Map(), leftOut: leftOut.words()}
}

/** The part of a page that was copied: programs mark where it begins and ends. */
function bodyOf(html: string): Fragment {
  const marked = /<!--StartFragment-->([\s\S]*?)<!--EndFragment-->/u.exec(html)?.[1]
  const styles = [...html.matchAll(/<style[\s\S]*?<\/style>/giu)].map(([style]) => style).join('')
  // A fragment of rows needs the table around it, which stands outside of the marks.
  const isPart = marked !== undefined && !/^\s*<(?:td|tr|th|col|tbody)\b/iu.test(marked)
  const {childNodes} = parse(html)
  const page = childNodes.find(({nodeName}) => nodeName === 'html')
  const body =
    page !== undefined && 'childNodes' in page
      ? page.childNodes.find(({nodeName}) => nodeName === 'body')
      : undefined
  const inner = isPart || body === undefined || !('childNodes' in body) ? marked : serialize(body)
  return parseFragment(`${styles}${inner ?? html}`)
}

/** What a program says of its document, and what nobody sees, is no content. */
function withoutHead(tree: Fragment): void {
  const isHead = /^(?:style|meta|link|title|script|base|xml|o:p|w:.*)$/u
  for (const element of [tree, ...elementsIn(tree)]) {
    element.childNodes = element.childNodes.filter(
      ({nodeName}) => nodeName !== '#comment' && (!isHead.test(nodeName) || nodeName === 'o:p'),
    )
  }
  for (const element of elementsIn(tree)) if (element.tagName === 'o:p') element.tagName = 'span'
}

/** Puts an address in the place of each picture that the clipping holds; others on this machine are out of reach. */
function holdPictures(tree: Fragment, leftOut: LeftOut): ReadonlyMap<string, string> {
  const held = new Map<string, string>()
  for (const element of elementsIn(tree)) {
    if (element.tagName !== 'img') continue
    const source = element.attrs.find(({name}) => name === 'src')
    if (source === undefined) continue
    if (/^data:image\/(?:png|jpeg|gif|webp|avif|tiff);base64,/u.test(source.value)) {
      const address = `${HELD}${held.size}`
      held.set(address, source.value)
      source.value = address
    } else if (!/^https?:/u.test(source.value)) leftOut.add('picture')
    else leftOut.add('picture of the web')
  }
  return held
}

/** The same blocks, with figures that wait for a picture of the clipping instead of naming it. */
function withPictures(
  body: Body,
  held: ReadonlyMap<string, string>,
  pictures: Map<string, string>,
): Body {
  // Figures stand in cells and items, too: all of the blocks are plain JSON.
  const take = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return
    const address: unknown = Reflect.get(value, 'importedFrom')
    const picture = typeof address === 'string' ? held.get(address) : undefined
    if (picture !== undefined) {
      pictures.set(String(Reflect.get(value, '_key')), picture)
      Reflect.deleteProperty(value, 'importedFrom')
    }
    Object.values(value).forEach(take)
  }
  const copy = structuredClone(body)
  take(copy)
  return copy
}

/** Paragraphs and lists alone; the words of everything else stay, as paragraphs. */
function shortened(blocks: Body, leftOut: LeftOut): {blocks: Body} {
  return {
    blocks: blocks.flatMap((block): TextBlock[] => {
      if (isTextBlock(block)) return [{...block, style: 'normal'}]
      if (block._type === 'figure') {
        leftOut.add('picture')
        return []
      }
      if (block._type === 'table') {
        leftOut.add('table')
        return []
      }
      leftOut.add('block')
      return []
    }),
  }
}

const noContext = (newKey: NewKey) => ({
  id: '',
  title: '',
  language: 'en' as const,
  headingLevels: new Map<string, number>(),
  library: {services: new Map(), handbooks: []},
  guides: new Map<string, string>(),
  absent: new Map<string, string>(),
  host: undefined,
  newKey,
})

/** Counts what could not be taken. */
class LeftOut {
  readonly #counts = new Map<string, number>()

  add(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1)
  }

  note(element: Element): void {
    const {tagName} = element
    if (/^(?:input|select|textarea|button)$/u.test(tagName)) this.add('form field')
    else if (/^(?:video|audio|object|embed)$/u.test(tagName)) this.add('recording')
    else if (/^(?:svg|canvas|v:shape|math)$/u.test(tagName)) this.add('drawing')
    else if (tagName === 'iframe' && attribute(element, 'src') === undefined) this.add('frame')
  }

  words(): string[] {
    return [...this.#counts].map(([what, count]) =>
      count === 1 ? `1 ${what}` : `${count} ${what.replace(/^(\w+)/u, '$1s')}`,
    )
  }
}
