import {normalised} from '../literal/inline.ts'
import {
  attribute,
  childrenOf,
  type Element,
  elementsIn,
  type Fragment,
  isElement,
  isText,
} from '../page/tree.ts'

/** What a page says, counted without regard to what the importer makes of it. */
export interface PageFacts {
  /** Its words, in order. */
  readonly words: readonly string[]
  /** The addresses of its links, images, embedded pages and players, as written. */
  readonly links: readonly string[]
  readonly images: readonly {readonly source: string; readonly alt: string}[]
  readonly embeds: readonly string[]
}

/** Elements whose text no visitor ever saw. */
const unseen = new Set(['script', 'style', 'template', 'title', 'iframe', 'head'])

/** Elements that stand within a line: the words on both sides of their edges are one word. */
const withinLine = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label map mark nobr ' +
    'output picture q rb rp rt rtc ruby s samp slot small span strike strong sub sup time tt u var wbr ' +
    'colgroup col source track param area'
  ).split(' '),
)

/** Elements that stand apart: words never reach over their edges. */
const apart = new Set(
  (
    'address article aside audio blockquote body br button caption center datalist dd details dir div dl dt embed ' +
    'fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html iframe img ' +
    'input legend li listing main menu meter nav noframes noscript object ol optgroup option p plaintext pre progress search ' +
    'section select summary table tbody td textarea tfoot th thead tr ul video xmp'
  ).split(' '),
)

/** Counts what a page says. */
export function pageFacts(tree: Fragment): PageFacts {
  const elements = [...elementsIn(tree)]
  return {
    words: wordsOf(textOf(tree)),
    links: elements
      .filter(({tagName}) => tagName === 'a')
      .flatMap((element) => attribute(element, 'href') ?? []),
    images: elements
      .filter(({tagName}) => tagName === 'img')
      .map((element) => ({
        source: attribute(element, 'src') ?? '',
        alt: normalised(attribute(element, 'alt') ?? '').trim(),
      })),
    embeds: elements
      .filter(({tagName}) =>
        ['iframe', 'video', 'audio', 'embed', 'object', 'source'].includes(tagName),
      )
      .flatMap((element) => attribute(element, 'src') ?? attribute(element, 'data') ?? []),
  }
}

function textOf(node: Element | Fragment): string {
  return childrenOf(node)
    .map((child) => {
      if (isText(child)) return child.value
      if (!isElement(child)) return ''
      if (unseen.has(child.tagName)) return apart.has(child.tagName) ? ' ' : ''
      if (withinLine.has(child.tagName) || !apart.has(child.tagName)) return textOf(child)
      return ` ${textOf(child)} `
    })
    .join('')
}

/** The words of a text, after the documented normalisation of white space. */
export function wordsOf(text: string): string[] {
  return normalised(text)
    .split(/\s+/u)
    .filter((word) => word !== '')
}
