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

const players = new Set(['iframe', 'video', 'audio', 'embed', 'object', 'source'])

/** Reads HTML as a stream: it builds no tree, so that nothing is moved or repaired. */
export function htmlFacts(html: string): PageFacts {
  let text = ''
  let hidden = 0
  const links: string[] = []
  const images: PageImage[] = []
  const embeds: string[] = []
  const parser = new Parser({
    ontext: (part) => {
      if (hidden === 0) text += part
    },
    onopentag: (name, {href, src, data, alt = '', style = ''}) => {
      if (unseen.has(name)) hidden += 1
      if (apart.has(name)) text += ' '
      if (name === 'q') text += '“'
      if (name === 'a' && href !== undefined) links.push(href)
      if (name === 'img') images.push({source: src ?? '', alt: plain(alt), ...widthIn(style)})
      const played = src ?? data
      if (players.has(name) && played !== undefined) embeds.push(played)
    },
    onclosetag: (name) => {
      if (unseen.has(name)) hidden -= 1
      if (name === 'q') text += '”'
      if (apart.has(name)) text += ' '
    },
  })
  parser.end(html)
  return {text, links, images, embeds}
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
