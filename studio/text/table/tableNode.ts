import * as v from 'valibot'
import {newCell} from '../../../schemas/blocks/table/newCell.ts'
import {type TableHeaders, tableHeaderPlaces} from '../../../schemas/blocks/table/table.ts'
import {channels} from '../../../schemas/channel.ts'

const cellSchema = v.looseObject({
  _key: v.string(),
  colSpan: v.optional(v.number()),
  rowSpan: v.optional(v.number()),
  header: v.optional(v.boolean()),
})

const tableSchema = v.looseObject({
  _key: v.string(),
  caption: v.optional(v.string()),
  headers: v.optional(v.picklist(tableHeaderPlaces)),
  hideFrom: v.optional(v.array(v.picklist(channels))),
  rows: v.optional(
    v.array(v.looseObject({_key: v.string(), cells: v.optional(v.array(cellSchema))})),
  ),
})

/** A table as the editor holds it. */
export type TableNode = v.InferOutput<typeof tableSchema>

/** A node of the editor as the table that it is; one without anything where it is none. */
export function tableIn(node: unknown): TableNode {
  const found = v.safeParse(tableSchema, node)
  return found.success ? found.output : {_key: ''}
}

/** Whether any cell spans others. */
export function isMerged({rows}: TableNode): boolean {
  return (rows ?? []).some(({cells}) =>
    (cells ?? []).some(({colSpan = 1, rowSpan = 1}) => colSpan > 1 || rowSpan > 1),
  )
}

/** Whether the first row, and the first column, are headings. */
export function headingsOf({headers}: TableNode): {row: boolean; column: boolean} {
  return {
    row: headers === 'row' || headers === 'both',
    column: headers === 'column' || headers === 'both',
  }
}

/** What the schema calls these headings. */
export function headersFor({row, column}: {row: boolean; column: boolean}): TableHeaders {
  if (row) return column ? 'both' : 'row'
  return column ? 'column' : 'none'
}

/** The rows with every merged cell parted: its text in the first, the others empty. */
export function partedRows({rows}: TableNode, newKey: () => string): unknown[] {
  const grid: unknown[][] = []
  const fill = (row: number, column: number, cell: unknown) => {
    grid[row] ??= []
    grid[row][column] = cell
  }
  for (const [rowIndex, {cells}] of (rows ?? []).entries()) {
    let column = 0
    for (const {colSpan = 1, rowSpan = 1, ...cell} of cells ?? []) {
      while (grid[rowIndex]?.[column] !== undefined) column += 1
      const height = Math.min(rowSpan, (rows ?? []).length - rowIndex)
      for (let down = 0; down < height; down += 1) {
        for (let right = 0; right < colSpan; right += 1) {
          const isFirst = down === 0 && right === 0
          fill(rowIndex + down, column + right, isFirst ? cell : newCell(newKey))
        }
      }
      column += colSpan
    }
  }
  const width = Math.max(0, ...grid.map(({length}) => length))
  return (rows ?? []).map((row, index) => ({
    ...row,
    cells: Array.from({length: width}, (_, column) => grid[index]?.[column] ?? newCell(newKey)),
  }))
}
