import type {StateBlock} from 'markdown-it'

/** A rule of the parser: the blocks of HTML that were found before are taken whole, as they are written. */
export function blockHtml(
  state: StateBlock,
  startLine: number,
  _endLine: number,
  silent: boolean,
): boolean {
  const blocks: unknown = state.env.htmlBlocks
  const end = blocks instanceof Map ? Number(blocks.get(startLine) ?? Number.NaN) : Number.NaN
  if (Number.isNaN(end)) return false
  if (silent) return true
  state.line = end
  const token = state.push('html_block', '', 0)
  token.map = [startLine, end]
  token.content = `${state.src.slice(state.bMarks[startLine], state.eMarks[end - 1])}\n`
  return true
}
