import MarkdownIt from 'markdown-it'

/** The attribute that carries the line of a Markdown block, counted from 0 in the body. */
export const lineAttribute = 'data-page-line'

/** The attribute that carries what Markdown writes outside the text: a typed number, the language of code. */
export const markerAttribute = 'data-page-marker'

const parser = new MarkdownIt({html: true, linkify: false, typographer: false})
// The parser drops what lies deeper than this, in silence; the proof would find it missing.
parser.set({maxNesting: 400})
// Addresses are judged with all others, later: the parser's own refusals would be silent.
parser.validateLink = () => true
parser.normalizeLink = (address) => address

/**
 * Attributes that Jekyll's Markdown takes after an element, as in {:target="_blank"} (kramdown, inline
 * attribute lists). They say how something is drawn: as comments they are left out, and noted.
 */
const attributeList = /\{::?[^{}\n]{1,200}\}/gu

/** Turns Markdown, with HTML among it, into HTML whose blocks say on which line they stood. */
export function markdownToHtml(body: string): string {
  const environment = {}
  const tokens = parser.parse(body.replaceAll(attributeList, '<!--$&-->'), environment)
  for (const token of tokens) {
    if (token.map !== null && token.type !== 'html_block') {
      token.attrSet(lineAttribute, String(token.map[0]))
    }
    if (token.type === 'list_item_open' && token.info !== '') {
      token.attrSet(markerAttribute, token.info)
    }
    if (token.type === 'fence' && token.info !== '') token.attrSet(markerAttribute, token.info)
  }
  return parser.renderer.render(tokens, parser.options, environment)
}
