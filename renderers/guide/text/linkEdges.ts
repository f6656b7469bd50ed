import type {Link, MarkDefinition, PageReference, Span} from '../model.ts'

type Child = Span | PageReference

/** Makes one link of links to the same address that stand side by side: to readers they are one. */
export function joinLinks(
  children: readonly Child[],
  markDefs: readonly MarkDefinition[],
): {children: readonly Child[]; markDefs: readonly MarkDefinition[]} {
  const links = new Map(
    markDefs.flatMap((mark): [string, Link][] =>
      mark._type === 'link' ? [[mark._key, mark]] : [],
    ),
  )
  if (links.size < 2) return {children, markDefs}
  let before: Link | undefined
  const joined = children.map((child) => {
    const link = links.get(linkOf(child, links) ?? '')
    const isSame = link !== undefined && before?.href === link.href
    before = isSame ? before : link
    if (!isSame || before === undefined || child._type !== 'span') return child
    const {_key} = before
    return {...child, marks: child.marks.map((mark) => (mark === link._key ? _key : mark))}
  })
  return {children: joined, markDefs}
}

/**
 * Puts blanks at the beginning and end of a link outside it: what follows the words of a link, such as its
 * number, follows the last letter. A link around nothing but blanks is no link.
 */
export function blanksOutsideLinks(
  children: readonly Child[],
  markDefs: readonly MarkDefinition[],
): {children: readonly Child[]; markDefs: readonly MarkDefinition[]} {
  const links = new Set(markDefs.flatMap(({_type, _key}) => (_type === 'link' ? [_key] : [])))
  if (links.size === 0) return {children, markDefs}
  const forward: Child[] = []
  for (const child of children) {
    const link = linkOf(child, links)
    const runsOn = linkOf(forward.at(-1), links) === link
    forward.push(...(link === undefined || runsOn ? [child] : freed(child, link, /^\s+/u)))
  }
  const both: Child[] = []
  for (const child of forward.toReversed()) {
    const link = linkOf(child, links)
    const runsOn = linkOf(both[0], links) === link
    both.unshift(...(link === undefined || runsOn ? [child] : freed(child, link, /\s+$/u)))
  }
  const used = new Set(both.map((child) => linkOf(child, links)))
  return {
    children: both,
    markDefs: markDefs.filter(({_type, _key}) => _type !== 'link' || used.has(_key)),
  }
}

function linkOf(
  child: Child | undefined,
  links: Pick<ReadonlySet<string>, 'has'>,
): string | undefined {
  return child?._type === 'span' ? child.marks.find((mark) => links.has(mark)) : undefined
}

/** A span of a link, and beside it, without the link, the blanks at one of its ends. */
function freed(child: Child, link: string, blanks: RegExp): Child[] {
  if (child._type !== 'span') return [child]
  const match = blanks.exec(child.text)
  if (match === null) return [child]
  const [blank] = match
  const marks = child.marks.filter((mark) => mark !== link)
  const outside = {...child, _key: `${child._key}-${match.index}`, text: blank, marks}
  if (blank === child.text) return [outside]
  return match.index === 0
    ? [outside, {...child, text: child.text.slice(blank.length)}]
    : [{...child, text: child.text.slice(0, match.index)}, outside]
}
