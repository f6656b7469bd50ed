import type {TableCell} from '../../guide/model.ts'
import {allBlocks, plainTextsOf} from '../../guide/walkBlocks.ts'
import type {ColumnNode} from './node.ts'
import {piecesOf} from './textNodes.ts'

/** More text than this does not make a column wider. */
const longText = 60

/**
 * What the template needs to share the width of a table among its columns.
 * Takes the cells row by row, and the room for a picture in millimetres. Cells over several columns
 * do not count: they have room enough.
 */
export function columnsOf(
  columns: number,
  rows: readonly (readonly TableCell[])[],
  picture: number,
): readonly ColumnNode[] {
  const cells: TableCell[][] = Array.from({length: columns}, () => [])
  const taken = new Set<string>()
  rows.forEach((row, y) => {
    let x = 0
    for (const cell of row) {
      while (taken.has(`${x} ${y}`)) x += 1
      for (let below = 1; below < cell.rowSpan; below += 1) {
        for (let beside = 0; beside < cell.colSpan; beside += 1) {
          taken.add(`${x + beside} ${y + below}`)
        }
      }
      if (cell.colSpan === 1) cells[x]?.push(cell)
      x += cell.colSpan
    }
  })
  return cells.map((column) => columnOf(column, picture))
}

function columnOf(cells: readonly TableCell[], picture: number): ColumnNode {
  const texts = cells.map(({content}) => plainTextsOf(content).join(' '))
  const words = cells.flatMap(({header, content}) =>
    plainTextsOf(content)
      .flatMap((text) => text.split(/(?<=[-/])|\s+/u))
      .flatMap((word) => piecesOf(word))
      .map((text) => ({text, heads: header !== undefined})),
  )
  words.sort((a, b) => b.text.length - a.text.length)
  const hasPicture = cells.some(({content}) =>
    allBlocks(content).some(({_type}) => _type === 'figure'),
  )
  return {
    // Enough of the longest to have the widest among them.
    words: words.slice(0, 12),
    weight: Math.max(1, ...texts.map(({length}) => Math.min(length, longText))),
    least: hasPicture ? picture : 0,
  }
}
