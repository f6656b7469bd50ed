import type {Table as StoredTable} from '../../../schemas/generated/types.ts'
import type {Block, TableCell, TableRow} from '../model.ts'
import {elementPath, fieldPath} from '../path.ts'
import {type BlockParts, none, type ResolveBlock, some} from './block.ts'

/**
 * Resolves a table into a full grid: spans stay inside it, and rows that are too short are filled up
 * with empty cells, so that every channel can lay it out without looking twice.
 */
export const resolveTable: ResolveBlock<'table'> = (stored, {at, resolution, inside}) => {
  const headers = stored.headers ?? 'none'
  const storedRows = stored.rows ?? []
  const grid: boolean[][] = storedRows.map(() => [])
  const rows = storedRows.map((row, rowIndex): TableRow => {
    const rowPath = elementPath(fieldPath(at, 'rows'), row._key, rowIndex)
    const cells = (row.cells ?? []).map((cell, cellIndex): TableCell => {
      const cellPath = elementPath(fieldPath(rowPath, 'cells'), cell._key, cellIndex)
      const colSpan = wholeNumber(cell.colSpan)
      const rowSpan = Math.min(wholeNumber(cell.rowSpan), storedRows.length - rowIndex)
      const {column, isClear} = occupy(grid, rowIndex, colSpan, rowSpan)
      if (!isClear) {
        resolution.report(
          'error',
          cellPath,
          `A cell of row ${rowIndex + 1} is ${colSpan} columns wide, but a cell above reaches down into one of them: the two would lie over each other.`,
          'Make the cell narrower, or the one above less tall.',
        )
      }
      const content = inside(cell.content, fieldPath(cellPath, 'content'))
      const header = canHead(content)
        ? headerOf(headers, rowIndex, column, cell.header ?? false)
        : undefined
      return {_key: cell._key, colSpan, rowSpan, content, ...(header === undefined ? {} : {header})}
    })
    return {_key: row._key, cells}
  })
  const columns = Math.max(0, ...grid.map((row) => row.length))
  if (!rows.some(({cells}) => cells.some(({content}) => content.length > 0))) {
    resolution.report(
      'warning',
      at,
      'A table is empty. It was left out.',
      'Fill it in, or remove it.',
    )
    return []
  }
  const full = rows.map((row, rowIndex) => {
    const occupied = grid[rowIndex]?.filter(Boolean).length ?? 0
    const missing = Array.from({length: columns - occupied}, (_, index): TableCell => {
      const header = headerOf(headers, rowIndex, occupied + index, false)
      const cell = {_key: `${row._key}-${index}`, colSpan: 1, rowSpan: 1, content: []}
      return header === undefined ? cell : {...cell, header}
    })
    return missing.length === 0 ? row : {...row, cells: [...row.cells, ...missing]}
  })
  const caption = resolution.text(stored.caption, fieldPath(at, 'caption')).trim()
  return [
    {
      _type: 'table',
      _key: stored._key,
      at,
      columns,
      headerRows: headerRowsOf(full),
      rows: full,
      ...(caption === '' ? {} : {caption}),
    },
  ]
}

export const table: BlockParts<'table'> = {
  blocks: ({rows}) => rows.flatMap(({cells}) => cells.flatMap(({content}) => content)),
  links: none,
  texts: ({caption}) => some(caption),
}

/**
 * Takes the first free column of a row for a cell, and marks what the cell covers; tells whether all of
 * that was free (HTML, 4.9.12.1: two cells that cover the same slot are an error of the table).
 */
function occupy(
  grid: boolean[][],
  row: number,
  colSpan: number,
  rowSpan: number,
): {column: number; isClear: boolean} {
  const first = grid[row] ?? []
  let column = 0
  while (first[column]) column += 1
  let isClear = true
  for (const line of grid.slice(row, row + rowSpan)) {
    while (line.length < column) line.push(false)
    for (let offset = 0; offset < colSpan; offset += 1) {
      if (line[column + offset]) isClear = false
      line[column + offset] = true
    }
  }
  return {column, isClear}
}

function headerOf(
  headers: NonNullable<StoredTable['headers']>,
  row: number,
  column: number,
  marked: boolean,
): TableCell['header'] {
  if (row === 0 && (headers === 'row' || headers === 'both')) return 'column'
  if (column === 0 && (headers === 'column' || headers === 'both')) return 'row'
  if (!marked) return undefined
  return column === 0 && row > 0 ? 'row' : 'column'
}

/** A heading of a column or row is plain text: HTML and PDF allow it no headings, quotations or boxes. */
function canHead(content: readonly Block[]): boolean {
  return content.every((block) => {
    if (block._type === 'list') return block.items.every((item) => canHead(item.content))
    if (block._type === 'figure') return block.caption === undefined
    return block._type === 'block' && block.style === 'normal'
  })
}

/** Counts the rows at the top that hold headings of columns only; a cell that reaches below them ends the count. */
function headerRowsOf(rows: readonly TableRow[]): number {
  let count = 0
  for (const {cells} of rows) {
    if (cells.length === 0 || cells.some(({header}) => header !== 'column')) break
    count += 1
  }
  const reaches = rows
    .slice(0, count)
    .some(({cells}, index) => cells.some(({rowSpan}) => index + rowSpan > count))
  return reaches ? 0 : Math.min(count, Math.max(0, rows.length - 1))
}

function wholeNumber(span: number | undefined): number {
  return Math.min(100, Math.max(1, Math.trunc(span ?? 1)))
}
