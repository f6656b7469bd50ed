import type {Table, TableCell, TableRow} from '../../body.ts'
import {attribute, childrenOf, type Element, isElement, type Node, textIn} from '../../page/tree.ts'
import {at} from '../at.ts'
import type {Flow, Rule} from '../flow.ts'
import {type Marks, normalised} from '../inline.ts'

/** `<table>`: rows of cells with all that they hold. */
export const table: Rule = (element, flow, marks) => {
  const {reading} = flow
  const captions = childrenOf(element).filter(
    (node) => isElement(node) && node.tagName === 'caption',
  )
  const caption = normalised(captions.map(textIn).join(' ')).trim()
  const rowElements = rowsOf(element)
  const isFilled = ({content}: TableCell) => (content ?? []).length > 0
  const rows = rowElements.map((row) => rowOf(row, flow, marks))
  if (!rows.some(({cells}) => (cells ?? []).some(isFilled))) {
    if (caption !== '') flow.paragraph(element, marks)
    if (rows.length > 0) {
      reading.note({
        severity: 'note',
        ...at(element, reading),
        problem: 'An empty table was left out.',
        remedy: 'Nothing to do.',
      })
    }
    return
  }
  flow.add({
    _type: 'table',
    _key: reading.newKey(),
    ...(caption === '' ? {} : {caption}),
    ...headersOf(rowElements, rows),
  })
}

function rowsOf(table: Element): Element[] {
  return childrenOf(table)
    .filter(isElement)
    .flatMap((part) => {
      if (part.tagName === 'tr') return [part]
      if (!['thead', 'tbody', 'tfoot'].includes(part.tagName)) return []
      return childrenOf(part)
        .filter(isElement)
        .filter(({tagName}) => tagName === 'tr')
    })
}

function cellsOf(row: Element): Element[] {
  return childrenOf(row).filter(isElement).filter(isCell)
}

function isCell(node: Node): boolean {
  return node.nodeName === 'td' || node.nodeName === 'th'
}

function rowOf(row: Element, flow: Flow, marks: Marks): TableRow {
  const {newKey} = flow.reading
  return {
    _type: 'tableRow',
    _key: newKey(),
    cells: cellsOf(row).map(
      (cell): TableCell => ({
        _type: 'tableCell',
        _key: newKey(),
        content: flow.contentOf(childrenOf(cell), marks),
        ...spans(cell),
      }),
    ),
  }
}

function spans(cell: Element): Pick<TableCell, 'colSpan' | 'rowSpan'> {
  const colSpan = spanOf(attribute(cell, 'colspan'))
  const rowSpan = spanOf(attribute(cell, 'rowspan'))
  return {...(colSpan === 1 ? {} : {colSpan}), ...(rowSpan === 1 ? {} : {rowSpan})}
}

/** Spans as stored: whole numbers from 1 to 100. HTML's 0 means “to the end”; the grid is clipped there anyway. */
function spanOf(written: string | undefined): number {
  const span = Number.parseInt(written ?? '1', 10)
  if (span === 0) return 100
  return Number.isNaN(span) ? 1 : Math.min(100, Math.max(1, span))
}

/**
 * Says which cells are headings in the fewest words: a row, a column, both, or each by itself. An
 * empty cell heads nothing, whatever its tag.
 */
function headersOf(
  rowElements: readonly Element[],
  rows: readonly TableRow[],
): Pick<Table, 'headers' | 'rows'> {
  const heads = rowElements.map((row) => cellsOf(row).map(({tagName}) => tagName === 'th'))
  const isFilled = (row: number, column: number) =>
    (rows[row]?.cells?.[column]?.content ?? []).length > 0
  const inFirstRow = heads[0] ?? []
  const firstRow = inFirstRow.every(Boolean) && inFirstRow.some((_, column) => isFilled(0, column))
  const below = heads.slice(1)
  const firstColumn =
    below.length > 0 &&
    below.every(([first]) => first) &&
    below.some((_, row) => isFilled(row + 1, 0))
  const headers = firstRow
    ? firstColumn
      ? 'both'
      : 'row'
    : firstColumn && inFirstRow[0]
      ? 'column'
      : 'none'
  return {
    headers,
    rows: rows.map((row, rowIndex) => ({
      ...row,
      cells: (row.cells ?? []).map((cell, column) => {
        const said =
          (rowIndex === 0 && (headers === 'row' || headers === 'both')) ||
          (column === 0 && (headers === 'column' || headers === 'both'))
        const isHead = heads[rowIndex]?.[column] && isFilled(rowIndex, column)
        return isHead && !said ? {...cell, header: true} : cell
      }),
    })),
  }
}
