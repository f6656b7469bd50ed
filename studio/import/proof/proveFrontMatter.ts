import {isRecord} from '../../../renderers/guide/record.ts'
import type {Body} from '../body.ts'
import type {LayoutContent} from '../layouts/layout.ts'
import type {Note} from '../page/note.ts'
import {bodyFacts} from './bodyFacts.ts'
import type {Gaps} from './provePage.ts'

/**
 * Proves that what a front matter holds reached the guide: each text in the fields that the layout
 * shows is among its words or its addresses, or named in a note.
 */
export function proveFrontMatter(
  data: Readonly<Record<string, unknown>>,
  {fields}: LayoutContent,
  body: Body,
  notes: readonly Note[],
): Gaps {
  const {text, links, targets} = bodyFacts(body)
  const addresses = links.flatMap((mark) => (mark._type === 'link' ? (mark.href ?? '') : []))
  const said = plain([text, ...addresses, ...targets, ...notes.flatMap(({about}) => about ?? [])])
  return fields
    .flatMap((field) => (field === 'date' ? [] : textsIn(data[field])))
    .filter((value) => !said.includes(plain([value.replaceAll(/<[^>]*>/gu, '')])))
    .map((value) => `“${value}” of the front matter is neither in the guide nor in a finding.`)
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : []
}

/** Letters and digits alone: addresses are escaped on their way. */
function plain(texts: readonly string[]): string {
  return texts.map((text) => (text.match(/[\p{L}\p{N}\p{M}]/gu) ?? []).join('')).join(' ')
}
