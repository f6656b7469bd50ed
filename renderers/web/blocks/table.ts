import type {Table, TableCell, TableRow} from '../../guide/model.ts'
import {plainTextsOf} from '../../guide/walkBlocks.ts'
import type {WebContext} from '../blockRenderer.ts'
import {element, textHtml} from '../element.ts'
import {siteWords} from '../words.ts'
import {paperClasses} from './tableOnPaper.ts'

/** A cell with more characters than this asks for some width, lest it become a tower beside short ones. */
const LONG_CELL = 40

/**
 * Draws a table with scoped headings. One of three columns or more stands in a wrapper that scrolls
 * sideways where the table is too wide, with a line that says so: the stylesheet shows the line, and a
 * keyboard stops at it, only where there is something to scroll.
 */
export function drawTable(table: Table, context: WebContext): string {
  const {caption, columns, headerRows, rows} = table
  const captionHtml = caption === undefined ? '' : element('caption', {}, textHtml(caption))
  const isCovered = coveredRows(rows)
  const drawRows = (from: number, to: number) =>
    rows
      .slice(from, to)
      .map((row, index) => drawRow(row, isCovered[from + index] ?? false, context))
      .join('')
  const head = drawRows(0, headerRows)
  const body = drawRows(headerRows, rows.length)
  const html = element(
    'table',
    {},
    `${captionHtml + (head === '' ? '' : `<thead>${head}</thead>`)}<tbody>${body}</tbody>`,
  )
  if (columns < 3) return html
  const hint = siteWords[context.language].scrollableTable
  return element(
    'div',
    {class: ['table', ...paperClasses(table)].join(' ')},
    element('p', {class: 'scroll-hint', tabindex: 0}, textHtml(hint)) + html,
  )
}

/** Of each row, whether its first column belongs to a cell of a row above. */
function coveredRows(rows: readonly TableRow[]): readonly boolean[] {
  let covered = 0
  return rows.map(({cells}) => {
    const isCovered = covered > 0
    covered = Math.max(covered, cells[0]?.rowSpan ?? 1) - 1
    return isCovered
  })
}

function drawRow({cells}: TableRow, isCovered: boolean, context: WebContext): string {
  const html = cells.map((cell) => cellHtml(cell, context)).join('')
  return element('tr', {class: isCovered ? 'covered' : undefined}, html)
}

function cellHtml({header, colSpan, rowSpan, content}: TableCell, context: WebContext): string {
  const spans = {
    colspan: colSpan > 1 ? colSpan : undefined,
    rowspan: rowSpan > 1 ? rowSpan : undefined,
  }
  if (header === undefined) {
    const isLong = plainTextsOf(content).join(' ').length > LONG_CELL
    return element('td', {class: isLong ? 'long' : undefined, ...spans}, context.blocks(content))
  }
  const group = header === 'column' ? colSpan > 1 : rowSpan > 1
  const scope = `${header === 'column' ? 'col' : 'row'}${group ? 'group' : ''}`
  return element('th', {scope, ...spans}, context.blocks(content))
}
