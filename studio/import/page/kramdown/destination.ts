/**
 * Finds the address of a link as kramdown does: up to the bracket that closes it, or to a blank before
 * a title in quotes. Unlike CommonMark it allows blanks in addresses, as in (/images/Sports Day.jpg).
 */
export function parseDestination(text: string, start: number, end: number) {
  const refused = {ok: false, pos: 0, str: ''}
  if (text[start] === '<') {
    const close = text.indexOf('>', start)
    if (close < 0 || close >= end || text.slice(start, close).includes('\n')) return refused
    return {ok: true, pos: close + 1, str: text.slice(start + 1, close)}
  }
  let level = 0
  let at = start
  for (; at < end; at += 1) {
    const letter = text[at]
    if (letter === '\n') break
    if (letter === '\\') at += 1
    else if (letter === '(') level += 1
    else if (letter === ')') {
      if (level === 0) break
      level -= 1
    } else if (/\s/u.test(letter ?? '') && /^\s+(?:["'].*["']\s*)?\)/u.test(text.slice(at, end)))
      break
  }
  if (at === start || level > 0) return refused
  const written = text.slice(start, at).trimEnd()
  return {ok: true, pos: start + written.length, str: written.replaceAll(/\\([()])/gu, '$1')}
}
