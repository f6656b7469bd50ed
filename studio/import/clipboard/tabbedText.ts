import {newCell} from '../../../schemas/blocks/table/newCell.ts'
import type {Table} from '../body.ts'
import type {NewKey} from '../literal/newKey.ts'

/**
 * Reads text in which tabs part cells and line breaks rows, as sheets put it on the clipboard
 * (text/tab-separated-values). Undefined where it is not a table: fewer than two columns in any row.
 */
export function tableOfTabbedText(text: string, newKey: NewKey): Table | undefined {
  const lines = text.replace(/(?:\r?\n)+$/u, '').split(/\r?\n/u)
  const rows = lines.map((line) => line.split('\t'))
  const columns = Math.max(...rows.map(({length}) => length))
  if (columns < 2 || rows.some(({length}) => length < 2)) return undefined
  return {
    _type: 'table',
    _key: newKey(),
    headers: 'none',
    rows: rows.map((cells) => ({
      _type: 'tableRow',
      _key: newKey(),
      cells: Array.from({length: columns}, (_, column) =>
        newCell(newKey, (cells[column] ?? '').trim()),
      ),
    })),
  }
}
