import {type Child, isSpan, type TextBlock} from '../body.ts'

/** Takes the first characters off a block's text. Spans that are left empty go. */
export function withoutStart(block: TextBlock, length: number): TextBlock {
  let left = length
  const children = (block.children ?? []).flatMap((child): Child[] => {
    if (!isSpan(child) || left === 0) return [child]
    const text = child.text ?? ''
    const taken = Math.min(left, text.length)
    left -= taken
    return taken === text.length ? [] : [{...child, text: text.slice(taken)}]
  })
  return withUsedMarks({...block, children})
}

/** Parts a block at line breaks into blocks of the same style; empty lines go. */
export function splitLines(block: TextBlock, newKey: () => string): TextBlock[] {
  const lines: Child[][] = [[]]
  for (const child of block.children ?? []) {
    if (!isSpan(child)) {
      lines.at(-1)?.push(child)
      continue
    }
    for (const [index, text] of (child.text ?? '').split('\n').entries()) {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({...child, _key: newKey(), text})
    }
  }
  return lines
    .filter((children) => children.some((child) => !isSpan(child) || child.text?.trim() !== ''))
    .map((children, index) => {
      const _key = index === 0 ? block._key : newKey()
      return withOwnMarks({...block, _key, children}, newKey)
    })
}

/** Parts a block at its first line break; undefined where it has none. */
export function splitFirstLine(
  block: TextBlock,
  newKey: () => string,
): readonly [TextBlock, TextBlock] | undefined {
  const first: Child[] = []
  const rest: Child[] = []
  for (const child of block.children ?? []) {
    if (rest.length > 0 || !isSpan(child)) {
      const into = rest.length > 0 ? rest : first
      into.push(child)
      continue
    }
    const text = child.text ?? ''
    const at = text.indexOf('\n')
    if (at < 0) first.push(child)
    else {
      if (at > 0) first.push({...child, text: text.slice(0, at)})
      rest.push({...child, _key: newKey(), text: text.slice(at + 1)})
    }
  }
  const after = rest.filter((child) => !isSpan(child) || child.text !== '')
  if (first.length === 0 || after.length === 0) return undefined
  return [
    withOwnMarks({...block, children: first}, newKey),
    withOwnMarks({...block, _key: newKey(), children: after}, newKey),
  ]
}

function withUsedMarks(block: TextBlock): TextBlock {
  const used = new Set(
    (block.children ?? []).flatMap((child) => (isSpan(child) ? (child.marks ?? []) : [])),
  )
  return {...block, markDefs: (block.markDefs ?? []).filter(({_key}) => used.has(_key))}
}

/** Gives a part of a block definitions of its own, so that no two blocks share a key. */
function withOwnMarks(block: TextBlock, newKey: () => string): TextBlock {
  const kept = withUsedMarks(block)
  const renamed = new Map((kept.markDefs ?? []).map(({_key}) => [_key, newKey()]))
  return {
    ...kept,
    markDefs: (kept.markDefs ?? []).map((mark) => ({
      ...mark,
      _key: renamed.get(mark._key) ?? mark._key,
    })),
    children: (kept.children ?? []).map((child) =>
      isSpan(child)
        ? {...child, marks: (child.marks ?? []).map((mark) => renamed.get(mark) ?? mark)}
        : child,
    ),
  }
}
