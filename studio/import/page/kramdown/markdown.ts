import MarkdownIt from 'markdown-it'
import definitionLists from 'markdown-it-deflist'
import footnotes from 'markdown-it-footnote'
import {blockHtml} from './blockHtml.ts'
import {StateWithKramdownsDelimiters} from './delimiters.ts'
import {parseDestination} from './destination.ts'
import {footnoteRules} from './footnotes.ts'
import {partHtmlBlocks} from './htmlBlocks.ts'
import {lineAttribute} from './lineAttribute.ts'
import {withoutCode} from './liquid.ts'
import {rowTables} from './rowTables.ts'

/** The attribute that carries what Markdown writes outside the text: a typed number, the language of code. */
export const markerAttribute = 'data-page-marker'

const parser = new MarkdownIt({html: true, linkify: false, typographer: false})
// The parser drops what lies deeper than this, in silence; the proof would find it missing.
parser.set({maxNesting: 400})
// Addresses are judged with all others, later: the parser's own refusals would be silent.
parser.validateLink = () => true
parser.normalizeLink = (address) => address
parser.inline.State = StateWithKramdownsDelimiters
parser.helpers.parseLinkDestination = parseDestination
parser.use(footnotes)
parser.use(definitionLists)
Object.assign(parser.renderer.rules, footnoteRules)
parser.block.ruler.after('table', 'row_tables', rowTables, {alt: ['reference']})
parser.block.ruler.before('html_block', 'block_html', blockHtml, {
  alt: ['paragraph', 'reference', 'blockquote', 'list'],
})

/**
 * Turns Markdown, with HTML among it, into HTML whose blocks say on which line they stood: as Jekyll
 * does, which reads it with kramdown (https://kramdown.gettalong.org/syntax.html).
 */
export function markdownToHtml(body: string): string {
  const {text, blocks, lines} = partHtmlBlocks(withoutCode(body))
  const environment = {htmlBlocks: blocks}
  const tokens = parser.parse(text, environment)
  for (const token of tokens) {
    if (token.map !== null && token.type !== 'html_block') {
      token.attrSet(lineAttribute, String(lines[token.map[0]] ?? token.map[0]))
    }
    if (token.type === 'list_item_open' && token.info !== '') {
      token.attrSet(markerAttribute, token.info)
    }
    if (token.type === 'fence' && token.info !== '') token.attrSet(markerAttribute, token.info)
  }
  return parser.renderer.render(tokens, parser.options, environment)
}
