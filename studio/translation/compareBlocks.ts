/** What became of a block of the original. */
export interface BlockChange {
  readonly key: string
  readonly kind: 'added' | 'removed' | 'changed'
  readonly before: string
  readonly after: string
}

/** How much of a block is quoted, in characters. */
const MAX_QUOTE = 160

/** The blocks that differ between two readings of a body, by their keys, in the order of the newer one. */
export function compareBlocks(
  before: readonly unknown[],
  after: readonly unknown[],
): BlockChange[] {
  const [old, now] = [byKey(before), byKey(after)]
  return [
    ...[...now].flatMap(([key, block]): BlockChange[] => {
      const last = old.get(key)
      if (last === undefined) return [{key, kind: 'added', before: '', after: wordsOf(block)}]
      if (JSON.stringify(last) === JSON.stringify(block)) return []
      return [{key, kind: 'changed', before: wordsOf(last), after: wordsOf(block)}]
    }),
    ...[...old].flatMap(([key, block]): BlockChange[] =>
      now.has(key) ? [] : [{key, kind: 'removed', before: wordsOf(block), after: ''}],
    ),
  ]
}

function byKey(blocks: readonly unknown[]): Map<string, object> {
  return new Map(
    blocks.flatMap((block) =>
      typeof block === 'object' && block !== null && '_key' in block
        ? [[String(block._key), block]]
        : [],
    ),
  )
}

/** All words in a block, in cells and steps too. */
function wordsOf(block: object): string {
  const found: string[] = []
  const look = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(look)
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        if (
          /^(?:text|alt|caption|title|description|label)$/u.test(name) &&
          typeof inner === 'string'
        ) {
          found.push(inner)
        } else look(inner)
      }
    }
  }
  look(block)
  const words = found.join(' ').trim()
  return words.length > MAX_QUOTE ? `${words.slice(0, MAX_QUOTE - 1)}…` : words
}
