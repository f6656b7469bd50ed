import {escapeHTML} from '@portabletext/to-html'
import type {ListNumbering} from '../../schemas/blocks/itemList/itemList.ts'
import {embedProviders} from '../../schemas/rules/embedAddress.ts'
import type {BlockType} from '../guide/model.ts'
import {words} from '../guide/words.ts'
import type {BlockRenderer} from './blockRenderer.ts'
import {drawFigure} from './blocks/figure.ts'
import {drawLinkTiles} from './blocks/linkTiles.ts'
import {drawProcedure} from './blocks/procedure.ts'
import {drawTable} from './blocks/table.ts'
import {element, textHtml} from './element.ts'
import {siteWords} from './words.ts'

/** What an ordered list counts in, as HTML's type attribute has it; numbers need none. */
const listTypes: Record<ListNumbering, string | undefined> = {
  number: undefined,
  letter: 'a',
  roman: 'i',
}

/** How the web draws each type of block but text, which `@portabletext/to-html` draws. */
export const blockRenderers: {readonly [Type in Exclude<BlockType, 'block'>]: BlockRenderer<Type>} =
  {
    procedure: drawProcedure,
    figure: (figure, context) => drawFigure(figure, context),
    table: drawTable,

    list({ordered, numbering, start, items}, context) {
      const content = items.map((item) => `<li>${context.blocks(item.content)}</li>`).join('')
      if (!ordered) return `<ul>${content}</ul>`
      const type = listTypes[numbering]
      return element('ol', {type, start: start === 1 ? undefined : start}, content)
    },

    callout({tone, title, content}, context) {
      const label = words[context.language].tones[tone]
      // The kind of box is said in words too: colour alone tells nothing to many readers.
      const heading = title === undefined ? label : `${label}: ${title}`
      return element(
        'div',
        {class: `callout ${tone}`, role: 'note'},
        element('p', {class: 'callout-title'}, textHtml(heading)) + context.blocks(content),
      )
    },

    disclosure({title, anchor, content}, context) {
      return element(
        'details',
        {id: anchor},
        `<summary>${textHtml(title)}</summary>${element('div', {class: 'disclosed'}, context.blocks(content))}`,
      )
    },

    embed({provider, title, address}, context) {
      const name = embedProviders[provider].title
      // A link, not a frame: nothing is loaded from elsewhere until the visitor asks for it.
      return element(
        'p',
        {class: `embed ${provider}`},
        element('a', {href: address, rel: 'external'}, textHtml(title)) +
          element(
            'span',
            {class: 'embed-provider'},
            textHtml(siteWords[context.language].embedded(name)),
          ),
      )
    },

    divider: () => '<hr>',
    codeSample({text}) {
      // Whoever copies it needs its blanks, not the no-break spaces that prose gets for them.
      const content = escapeHTML(text).replaceAll('&nbsp;', ' ')
      // It scrolls sideways by itself, so a keyboard must be able to reach it.
      return `<pre tabindex="0"><code>${content}</code></pre>`
    },

    linkTiles: drawLinkTiles,
    fillIn: {leftOut: 'It is filled in by hand, which takes paper.'},
  }
