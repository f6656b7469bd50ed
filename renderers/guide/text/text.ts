import type {RichText, ShortText} from '../../../schemas/generated/types.ts'
import {isLanguage} from '../../../schemas/language.ts'
import {type Decorator, decorators} from '../../../schemas/text/decorators.ts'
import {resolveFileLink, resolveGuideLink, resolveLink, resolveServiceLink} from '../links/links.ts'
import {resolvePageReference} from '../links/pageReference.ts'
import type {MarkDefinition, PageReference, Span, TextBlock, TextStyle} from '../model.ts'
import {elementPath, fieldPath} from '../path.ts'
import type {Resolution} from '../resolution.ts'
import {blanksOutsideLinks, joinLinks} from './linkEdges.ts'

/** A paragraph, heading, quotation or item of a list, as stored. */
export type StoredText = Extract<(RichText | ShortText)[number], {_type: 'block'}>

type StoredMark = NonNullable<StoredText['markDefs']>[number]

/**
 * Resolves one stored text block; undefined when it has nothing to show
 * (empty paragraphs are an editor's spacing, not content).
 */
export function resolveText(
  stored: StoredText,
  path: string,
  resolution: Resolution,
): TextBlock | undefined {
  const spans = childrenOf(stored, path, resolution)
  const visible = spans.some((child) => child._type !== 'span' || child.text.trim() !== '')
  const style = stored.style ?? 'normal'
  if (!visible) {
    if (style.startsWith('h')) {
      resolution.report(
        'warning',
        path,
        'A heading is empty. It was left out.',
        'Write the heading or remove it.',
      )
    }
    return undefined
  }
  const {markDefs: found, kept} = marksOf(stored, spans, path, resolution)
  const refused = new Set(
    (stored.markDefs ?? []).map(({_key}) => _key).filter((key) => !kept.has(key)),
  )
  const marked = spans.map((child) =>
    child._type === 'span'
      ? {...child, marks: keepMarks(child, kept, refused, path, resolution)}
      : child,
  )
  const joined = joinLinks(marked, found)
  const {children, markDefs} = blanksOutsideLinks(joined.children, joined.markDefs)
  const block = {_type: 'block', _key: stored._key, at: path, children, markDefs} as const
  if (style === 'normal' || style === 'blockquote') return {...block, style}
  const heading = headingStyles[resolution.headings.next(Number(style.slice(1)))] ?? 'h6'
  return {...block, style: heading, anchor: resolution.anchor(plainOf(children))}
}

const headingStyles: Readonly<Record<number, TextStyle>> = {
  2: 'h2',
  3: 'h3',
  4: 'h4',
  5: 'h5',
  6: 'h6',
}

function childrenOf(stored: StoredText, path: string, resolution: Resolution) {
  return (stored.children ?? []).flatMap((child, index): (Span | PageReference)[] => {
    const at = elementPath(fieldPath(path, 'children'), child._key, index)
    if (child._type === 'handbookPage') {
      const reference = resolvePageReference(child, at, resolution)
      return reference === undefined ? [] : [reference]
    }
    const text = resolution.text(child.text, at)
    return text === '' ? [] : [{_type: 'span', _key: child._key, text, marks: child.marks ?? []}]
  })
}

function marksOf(
  stored: StoredText,
  children: readonly (Span | PageReference)[],
  path: string,
  resolution: Resolution,
) {
  const markDefs: MarkDefinition[] = []
  for (const [index, mark] of (stored.markDefs ?? []).entries()) {
    const marked = children
      .filter((child) => child._type === 'span')
      .filter(({marks}) => marks.includes(mark._key))
    // Studio keeps definitions whose text was deleted; they mark nothing.
    if (marked.length === 0) continue
    const at = elementPath(fieldPath(path, 'markDefs'), mark._key, index)
    const resolved = settleMark(mark, at, resolution, plainOf(marked))
    if (resolved !== undefined) markDefs.push(resolved)
  }
  return {markDefs, kept: new Map(markDefs.map((mark) => [mark._key, mark]))}
}

function settleMark(mark: StoredMark, path: string, resolution: Resolution, marked: string) {
  switch (mark._type) {
    case 'link':
      return resolveLink(mark, path, resolution)
    case 'serviceLink':
      return resolveServiceLink(mark, path, resolution)
    case 'guideLink':
      return resolveGuideLink(mark, path, resolution)
    case 'fileLink':
      return resolveFileLink(mark, path, resolution)
    case 'abbreviation':
      return resolveAbbreviation(mark, path, resolution, marked)
    case 'foreignText':
      return resolveForeignText(mark, path, resolution)
  }
}

function resolveAbbreviation(
  mark: Extract<StoredMark, {_type: 'abbreviation'}>,
  path: string,
  resolution: Resolution,
  marked: string,
): MarkDefinition | undefined {
  const expansion = resolution.text(mark.expansion, fieldPath(path, 'expansion')).trim()
  if (expansion !== '') {
    const first = resolution.isFirstMention(`${marked}\n${expansion}`)
    return {_type: 'abbreviation', _key: mark._key, expansion, first}
  }
  resolution.report(
    'warning',
    path,
    `The abbreviation “${marked}” has no long form.`,
    'Write out what the letters stand for, or remove the mark.',
  )
  return undefined
}

function resolveForeignText(
  mark: Extract<StoredMark, {_type: 'foreignText'}>,
  path: string,
  resolution: Resolution,
): MarkDefinition | undefined {
  if (isLanguage(mark.language)) {
    return {_type: 'foreignText', _key: mark._key, language: mark.language}
  }
  resolution.report(
    'warning',
    path,
    'A text is marked as foreign without a language.',
    'Choose its language.',
  )
  return undefined
}

/** Keeps the marks that can be drawn: known decorators, settled definitions, one link at most. */
function keepMarks(
  span: Span,
  kept: ReadonlyMap<string, MarkDefinition>,
  refused: ReadonlySet<string>,
  path: string,
  resolution: Resolution,
): string[] {
  let linked = false
  return [...new Set(span.marks)].filter((name) => {
    const mark = kept.get(name)
    if (mark === undefined) {
      if (isDecorator(name)) return true
      if (!refused.has(name)) {
        resolution.report(
          'warning',
          path,
          `“${span.text.slice(0, 60)}” bears a mark “${name}” that no channel can draw.`,
          'Remove the mark.',
        )
      }
      return false
    }
    if (mark._type !== 'link') return true
    if (!linked) {
      linked = true
      return true
    }
    resolution.report(
      'error',
      path,
      `“${span.text.slice(0, 60)}” carries two links; only the first is kept.`,
      'Remove one of the links.',
    )
    return false
  })
}

function isDecorator(name: string): name is Decorator {
  return decorators.some(({value}) => value === name)
}

function plainOf(children: readonly (Span | PageReference)[]): string {
  return children.map(({text}) => text).join('')
}
