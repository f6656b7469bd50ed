import type {Table, TableCell, TableRow} from '../guide/model.ts'
import type {DrawingContext} from './drawing.ts'
import {element, textHtml} from './element.ts'
import {siteWords} from './words.ts'

/** Draws a table with scoped headings, in a wrapper that scrolls sideways and that a keyboard can reach. */
export function drawTable(table: Table, context: DrawingContext): string {
  const {caption, headerRows, rows} = table
  const captionHtml = caption === undefined ? '' : element('caption', {}, textHtml(caption))
  const head = rowsHtml(rows.slice(0, headerRows), context)
  const body = rowsHtml(rows.slice(headerRows), context)
  const label = context.uniqueLabel(caption ?? siteWords[context.language].scrollableTable)
  return element(
    'section',
    {class: 'table', 'aria-label': label, tabindex: 0},
    element(
      'table',
      {},
      `${captionHtml + (head === '' ? '' : `<thead>${head}</thead>`)}<tbody>${body}</tbody>`,
    ),
  )
}

function rowsHtml(rows: readonly TableRow[], context: DrawingContext): string {
  return rows
    .map(({cells}) => `<tr>${cells.map((cell) => cellHtml(cell, context)).join('')}</tr>`)
    .join('')
}

function cellHtml({header, colSpan, rowSpan, content}: TableCell, context: DrawingContext): string {
  const spans = {
    colspan: colSpan > 1 ? colSpan : undefined,
    rowspan: rowSpan > 1 ? rowSpan : undefined,
  }
  if (header === undefined) return element('td', spans, context.blocks(content))
  const group = header === 'column' ? colSpan > 1 : rowSpan > 1
  const scope = `${header === 'column' ? 'col' : 'row'}${group ? 'group' : ''}`
  return element('th', {scope, ...spans}, context.blocks(content))
}
