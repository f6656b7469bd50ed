import {Parser} from 'htmlparser2'
import {normalised} from '../literal/inline.ts'

/** What a page says, read by another parser than the one that the importer works with. */
export interface PageFacts {
  /** All its text in order; what stands apart is parted by blanks. */
  readonly text: string
  /** The addresses of its links, images, embedded pages and players, as written. */
  readonly links: readonly string[]
  readonly images: readonly PageImage[]
  readonly embeds: readonly string[]
  /** The same text, cut where something stands apart or a line breaks. */
  readonly lines: readonly string[]
  /** How many numbered lists have a picture in each of their items, two or more. */
  readonly picturedLists: number
}

/** A picture of a page. */
export interface PageImage {
  readonly source: string
  readonly alt: string
  /** Its width in percent of the text's; undefined where it is as wide. */
  readonly width?: number
}

/** Elements whose text no visitor ever saw. */
const unseen = new Set(['script', 'style', 'template', 'title', 'iframe', 'head'])

/** Elements that stand apart: words never reach over their edges. All others stand within a line. */
const apart = new Set(
  (
    'address article aside audio blockquote body br button caption center datalist dd details dir div dl dt embed ' +
    'fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html iframe img ' +
    'input legend li listing main menu meter nav noframes noscript object ol optgroup option p plaintext pre progress search ' +
    'section select summary table tbody td textarea tfoot th thead tr ul video xmp'
  ).split(' '),
)

/** Stands for an end of a line: a noncharacter, which no text holds (Unicode, 23.7). */
const lineEnd = '\ufdd2'

const players = new Set(['iframe', 'video', 'audio', 'embed', 'object', 'source'])

/** Reads HTML as a stream: it builds no tree, so that nothing is moved or repaired. */
export function htmlFacts(html: string): PageFacts {
  let text = ''
  let hidden = 0
  const links: string[] = []
  const images: PageImage[] = []
  const embeds: string[] = []
  const lists: {items: number; pictured: number; hasPicture: boolean}[] = []
  let picturedLists = 0
  const parser = new Parser({
    ontext: (part) => {
      if (hidden === 0) text += part.replaceAll(lineEnd, ' ')
    },
    onopentag: (name, {href, src, data, alt = '', style = ''}) => {
      if (unseen.has(name)) hidden += 1
      if (apart.has(name)) text += lineEnd
      if (name === 'q') text += '“'
      if (name === 'ol') lists.push({items: 0, pictured: 0, hasPicture: false})
      const list = lists.at(-1)
      if (list !== undefined && name === 'li') {
        list.items += 1
        list.hasPicture = false
      }
      if (list !== undefined && name === 'img' && !list.hasPicture) {
        list.hasPicture = true
        list.pictured += 1
      }
      if (name === 'a' && href !== undefined) links.push(href)
      if (name === 'img') images.push({source: src ?? '', alt: plain(alt), ...widthIn(style)})
      const played = src ?? data
      if (players.has(name) && played !== undefined) embeds.push(played)
    },
    onclosetag: (name) => {
      if (unseen.has(name)) hidden -= 1
      if (name === 'q') text += '”'
      if (apart.has(name)) text += lineEnd
      if (name !== 'ol') return
      const list = lists.pop()
      if (list !== undefined && list.items > 1 && list.pictured >= list.items) picturedLists += 1
    },
  })
  parser.end(html)
  const lines = text
    .split(lineEnd)
    .map(plain)
    .filter((line) => line !== '')
  return {text: text.replaceAll(lineEnd, ' '), lines, links, images, embeds, picturedLists}
}

function plain(text: string): string {
  return normalised(text).trim()
}

function widthIn(style: string): Pick<PageImage, 'width'> {
  const width = Number(/(?:^|;)\s*width:\s*(\d+(?:\.\d+)?)%/iu.exec(style)?.[1] ?? 100)
  return width >= 100 ? {} : {width}
}

/** The words of a text, after the documented normalisation of white space. */
export function wordsOf(text: string): string[] {
  return normalised(text)
    .split(/\s+/u)
    .filter((word) => word !== '')
}
