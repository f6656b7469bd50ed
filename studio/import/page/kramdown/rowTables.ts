import type {StateBlock} from 'markdown-it'

/** A line between rows, as `|---+:--:|` or `|===|`, which says how cells are aligned and holds no text. */
const separator = /^\|[\s:|+=-]*[-=][\s:|+=-]*$/u

/**
 * A rule of the parser: rows that begin with a bar are a table, also without a header above a line of
 * dashes (https://kramdown.gettalong.org/syntax.html#tables). Those with one are left to the parser's own rule.
 */
export function rowTables(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const rowAt = (line: number): string | undefined => {
    if (line >= endLine || (state.sCount[line] ?? 0) - state.blkIndent >= 4) return undefined
    const text = state.src
      .slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
      .trim()
    return /^\|.*\S/u.test(text) ? text : undefined
  }
  if (rowAt(startLine) === undefined) return false
  if (silent) return true

  const table = state.push('table_open', 'table', 1)
  state.push('tbody_open', 'tbody', 1)
  let line = startLine
  for (let row = rowAt(line); row !== undefined; line += 1, row = rowAt(line)) {
    if (separator.test(row)) continue
    state.push('tr_open', 'tr', 1)
    for (const text of cellsOf(row)) {
      state.push('td_open', 'td', 1)
      const inline = state.push('inline', '', 0)
      inline.content = text
      inline.children = []
      inline.map = [line, line + 1]
      state.push('td_close', 'td', -1)
    }
    state.push('tr_close', 'tr', -1)
  }
  table.map = [startLine, line]
  state.push('tbody_close', 'tbody', -1)
  state.push('table_close', 'table', -1)
  state.line = line
  return true
}

/** The cells of a row; bars behind a backslash and in code are text. */
function cellsOf(row: string): string[] {
  const cells = row.slice(1).match(/(?:\\.|(`+).+?\1(?!`)|[^|\\])*\|?/gu) ?? []
  return cells
    .filter((cell) => cell !== '')
    .map((cell) => cell.replace(/\|$/u, '').trim().replaceAll('\\|', '|'))
}
