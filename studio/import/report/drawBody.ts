import {element, textHtml} from '../../../renderers/web/element.ts'
import {
  type Block,
  type Body,
  type FigureBlock,
  isSpan,
  type LinkTile,
  type MarkDefinition,
  type Table,
  type TextBlock,
} from '../body.ts'

type Drawings = {
  readonly [Type in Block['_type']]: (block: Extract<Block, {_type: Type}>) => string
}

/**
 * How the report shows each type of block: what it became, in words, with all its text. It is drawn
 * from the stored blocks, not from a channel, so that what a channel would refuse can be seen too.
 */
const drawings: Drawings = {
  block: drawText,
  figure: drawFigure,
  procedure: ({steps}) =>
    box(
      'Procedure',
      element(
        'ol',
        {},
        (steps ?? [])
          .map(({instruction, note, figure, moreFigures}) =>
            element(
              'li',
              {},
              drawBody([...(instruction ?? []), ...(note ?? [])]) +
                [...(figure === undefined ? [] : [figure]), ...(moreFigures ?? [])]
                  .map(drawFigure)
                  .join(''),
            ),
          )
          .join(''),
      ),
    ),
  callout: ({title, content}) => box('Callout box', named(title) + drawBody(content ?? [])),
  table: drawTable,
  disclosure: ({title, content}) => box('Disclosure', named(title) + drawBody(content ?? [])),
  embed: ({url, title}) => box('Embedded', textHtml([title, url].filter(Boolean).join(' — '))),
  fillIn: ({label}) => box('Blank to fill in', textHtml(label ?? '')),
  itemList: ({ordered, start, numbering, items}) =>
    box(
      'List with long items',
      element(
        ordered ? 'ol' : 'ul',
        {
          start: ordered ? start : undefined,
          type: numbering === undefined ? undefined : listTypes[numbering],
        },
        (items ?? []).map(({content}) => element('li', {}, drawBody(content ?? []))).join(''),
      ),
    ),
  passage: ({content}) => drawBody(content ?? []),
  divider: () => '<hr>',
  codeSample: ({text}) => element('pre', {}, textHtml(text ?? '')),
  linkTiles: ({tiles}) => box('Link tiles', (tiles ?? []).map(drawTile).join('')),
}

const listTypes = {number: undefined, letter: 'a', roman: 'i'} as const

/** Draws a body, or a part of one, for the report. All text is escaped; nothing is loaded. */
export function drawBody(body: Body): string {
  return body.map(drawBlock).join('')
}

function drawBlock<Type extends Block['_type']>(block: Extract<Block, {_type: Type}>): string {
  const drawing: Drawings[Type] = drawings[block._type]
  return drawing(block)
}

function box(what: string, content: string): string {
  return element('div', {class: 'box'}, element('span', {class: 'what'}, what) + content)
}

function named(title: string | undefined): string {
  return title === undefined ? '' : element('p', {}, element('strong', {}, textHtml(title)))
}

function drawText({style, listItem, level, children, markDefs}: TextBlock): string {
  const text = (children ?? [])
    .map((child) =>
      isSpan(child)
        ? marked(textHtml(child.text ?? ''), child.marks ?? [], markDefs ?? [])
        : element('span', {class: 'what'}, 'Page reference'),
    )
    .join('')
  if (listItem !== undefined) {
    const sign = listItem === 'number' ? '#' : '•'
    return element('p', {class: `item level${Math.min(level ?? 1, 5)}`}, `${sign} ${text}`)
  }
  if (style === undefined || style === 'normal') return element('p', {}, text)
  if (style === 'blockquote') return element('blockquote', {}, text)
  const rank = {h2: 'Heading', h3: 'Smaller heading', h4: 'Smallest heading'}[style]
  return element('p', {class: style}, `${element('span', {class: 'what'}, rank)}${text}`)
}

function marked(
  text: string,
  marks: readonly string[],
  definitions: readonly MarkDefinition[],
): string {
  return marks.reduce((inner, mark) => {
    const definition = definitions.find(({_key}) => _key === mark)
    if (definition !== undefined) return linked(inner, definition)
    if (mark === 'strong' || mark === 'em') return element(mark, {}, inner)
    return inner
  }, text)
}

function linked(text: string, mark: MarkDefinition): string {
  switch (mark._type) {
    case 'link':
      return `<u>${text}</u> ${element('span', {class: 'address'}, textHtml(mark.href ?? ''))}`
    case 'serviceLink':
      return `<u>${text}</u> ${element('span', {class: 'what'}, 'Service link')}`
    case 'guideLink':
      return `<u>${text}</u> ${element('span', {class: 'what'}, 'Guide link')}`
    case 'fileLink':
      return `<u>${text}</u> ${element('span', {class: 'what'}, 'File')}`
    case 'abbreviation':
    case 'foreignText':
      return text
  }
}

function drawFigure({alt, caption, importedFrom, asset, href}: Omit<FigureBlock, '_key'>): string {
  const lines = [
    asset === undefined ? `Missing picture: ${importedFrom ?? ''}` : undefined,
    alt === undefined ? 'No alternative text yet' : `“${alt}”`,
    caption,
    href === undefined ? undefined : `Opens ${href}`,
  ]
  return box(
    'Figure',
    element('p', {}, textHtml(lines.filter((line) => line !== undefined).join('\n'))),
  )
}

function drawTable({caption, headers, rows}: Table): string {
  const drawn = (rows ?? []).map(({cells}, rowIndex) =>
    element(
      'tr',
      {},
      (cells ?? [])
        .map(({content, header, colSpan, rowSpan}, index) => {
          const isHead =
            header ||
            (rowIndex === 0 && (headers === 'row' || headers === 'both')) ||
            (index === 0 && (headers === 'column' || headers === 'both'))
          return element(
            isHead ? 'th' : 'td',
            {colspan: colSpan, rowspan: rowSpan},
            drawBody(content ?? []),
          )
        })
        .join(''),
    ),
  )
  return box('Table', named(caption) + element('table', {}, drawn.join('')))
}

function drawTile({title, description, label, href, figure}: LinkTile): string {
  const words = [title, description, label].filter((part) => part !== undefined).join('\n')
  return (
    element('p', {}, textHtml(words)) +
    (href === undefined ? '' : element('p', {class: 'address'}, textHtml(href))) +
    (figure === undefined ? '' : drawFigure(figure))
  )
}
