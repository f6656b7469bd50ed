import {isRecord} from '../../../renderers/guide/record.ts'

/** A text of a guide, and what it is there. */
export interface BlockText {
  readonly text: string
  /** Of headings the level does not count. */
  readonly kind: 'heading' | 'item' | 'text'
  readonly isCode: boolean
}

/** All texts of a body in order, told by their stored form alone: text first in an item or a step counts as one. */
export function blockTextsIn(value: unknown, kind: BlockText['kind'] = 'text'): BlockText[] {
  if (Array.isArray(value)) return value.flatMap((inner: unknown) => blockTextsIn(inner, kind))
  if (!isRecord(value)) return []
  if (value._type === 'codeSample') {
    return [{text: String(value.text ?? ''), kind, isCode: true}]
  }
  if (value._type === 'block') return [blockText(value, kind)]
  if (value._type === 'listItem' || value._type === 'step') {
    const {content, instruction, ...rest} = value
    const [first, ...others] = [content, instruction].flatMap((part) =>
      Array.isArray(part) ? part : [],
    )
    return [
      ...blockTextsIn(first, 'item'),
      ...blockTextsIn(others),
      ...blockTextsIn(Object.values(rest)),
    ]
  }
  return Object.values(value).flatMap((inner) => blockTextsIn(inner))
}

function blockText(
  {children, style, listItem}: Readonly<Record<string, unknown>>,
  kind: BlockText['kind'],
): BlockText {
  const spans = Array.isArray(children) ? children.filter(isRecord) : []
  const isHeading = /^h\d$/u.test(String(style ?? ''))
  return {
    text: spans.map(({text}) => String(text ?? '')).join(''),
    kind: isHeading ? 'heading' : listItem === undefined ? kind : 'item',
    isCode: false,
  }
}
