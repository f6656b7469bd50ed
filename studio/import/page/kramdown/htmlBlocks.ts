/** Markdown whose blocks of HTML begin and end on lines of their own. */
interface Parted {
  readonly text: string
  /** The first line after each block, by its first line. */
  readonly blocks: ReadonlyMap<number, number>
  /** The line of the body, by the line of the text, both counted from 0. */
  readonly lines: readonly number[]
}

/** Elements that stand within a line for kramdown (its list of span elements): all others are blocks. */
const withinLine = new Set(
  (
    'a abbr acronym b big bdo br button cite code data del dfn em font i img input ins kbd label mark option q ' +
    'rb rbc rp rt rtc ruby s samp select small span strong sub sup textarea time tt u var'
  ).split(' '),
)

/** Elements that have no closing tag. */
const empty = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

/** Scripts hold no elements; everything else does. */
const tag = /<!--[\s\S]*?-->|<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*?)(\/?)>/giu

/**
 * Finds the blocks of HTML as kramdown does: a block starts with its tag at the start of a line and ends
 * with its closing tag, wherever that stands; what follows on the same line is Markdown again. Where
 * no closing tag comes, it ends at the next empty line.
 */
export function partHtmlBlocks(body: string): Parted {
  const text: string[] = []
  const lines: number[] = []
  const blocks = new Map<number, number>()
  let fence: string | undefined
  let line = 0
  for (let at = 0; at <= body.length; ) {
    const end = lineEnd(body, at)
    const written = body.slice(at, end)
    const fenced = /^ {0,3}(`{3,}|~{3,})/u.exec(written)?.[1]
    if (fence === undefined) fence = fenced
    else if (fenced?.startsWith(fence) && written.trim() === fenced) fence = undefined
    const close = fence === undefined ? blockEnd(body, at, written) : undefined
    if (close === undefined) {
      text.push(written)
      lines.push(line)
      line += 1
      at = end + 1
      continue
    }
    const first = text.length
    for (const part of body.slice(at, close).split('\n')) {
      text.push(part)
      lines.push(line)
      line += 1
    }
    blocks.set(first, text.length)
    // What follows the block on its last line starts a line of its own.
    if (body.slice(close, lineEnd(body, close)).trim() === '') at = lineEnd(body, close) + 1
    else {
      at = close
      line -= 1
    }
  }
  return {text: text.join('\n'), blocks, lines}
}

function lineEnd(body: string, at: number): number {
  const end = body.indexOf('\n', at)
  return end < 0 ? body.length : end
}

/** Where the block that starts on a line ends; undefined where none starts. */
function blockEnd(body: string, at: number, written: string): number | undefined {
  const name = /^ {0,3}<([a-z][\w:-]*)(?=[\s/>])/iu.exec(written)?.[1]?.toLowerCase()
  if (name === undefined || withinLine.has(name)) return undefined
  if (/^ {0,3}<[^>]*\bmarkdown\s*=/iu.test(written)) return undefined
  let depth = 0
  tag.lastIndex = at
  for (let found = tag.exec(body); found !== null; found = tag.exec(body)) {
    if (found[2]?.toLowerCase() !== name) continue
    const isEmpty = empty.has(name) || found[4] === '/'
    depth += found[1] === '/' ? -1 : isEmpty ? 0 : 1
    if (depth <= 0) return tag.lastIndex
  }
  const gap = /\n[ \t]*\n/u.exec(body.slice(at))
  return gap === null ? body.length : at + gap.index
}
