import type {Table, TableCell} from '../../guide/model.ts'
import {plainTextsOf} from '../../guide/walkBlocks.ts'

/** From so many columns on type is smaller on paper, and from so many smaller still. */
const MANY_COLUMNS = 7
const DENSE_COLUMNS = 12

/** How many letters fit side by side on A4, in type of 11 and of 8 points, with the gaps between columns. */
const LETTERS = 75
const SMALL_LETTERS = 100

/**
 * How a visitor's own print-out sets a table, as class names: nothing scrolls on paper, so words are
 * broken there, save where the longest of all columns fit side by side (`whole`).
 */
export function paperClasses(table: Table): readonly string[] {
  const {columns} = table
  const isMany = columns >= MANY_COLUMNS
  const isWhole = longestWords(table) + columns <= (isMany ? SMALL_LETTERS : LETTERS)
  return [
    ...(isMany ? ['many'] : []),
    ...(columns >= DENSE_COLUMNS ? ['dense'] : []),
    ...(isWhole ? ['whole'] : []),
  ]
}

/** The sum of the longest word of each column, in letters; infinite where cells reach over several rows. */
function longestWords({rows, columns}: Table): number {
  const longest = Array.from({length: columns}, () => 0)
  for (const {cells} of rows) {
    let column = 0
    for (const cell of cells) {
      if (cell.rowSpan > 1) return Number.POSITIVE_INFINITY
      if (cell.colSpan === 1) longest[column] = Math.max(longest[column] ?? 0, longestWord(cell))
      column += cell.colSpan
    }
  }
  return longest.reduce((sum, length) => sum + length, 0)
}

/** The longest run that does not break by itself; letters of other scripts are about twice as wide as Latin ones. */
function longestWord({content}: TableCell): number {
  const words = plainTextsOf(content).flatMap((text) => text.split(/[\s-]|(?<=\p{Script=Han})/u))
  return Math.max(
    0,
    ...words.map((word) => word.replaceAll(/[^\p{Script=Latin}\d\p{P}]/gu, '  ').length),
  )
}
