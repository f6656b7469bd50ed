import {type BlockText, blockTextsIn} from './blockTexts.ts'

/** A line that begins as one of a row does. */
interface Numbered {
  readonly line: string
  readonly form: string
  readonly value: number
  readonly at: number
}

/** Most lines that may stand between one of a row and the next. */
const mostBetween = 4

/** How lines of a row begin, and what they count in. */
const forms: readonly (readonly [form: string, pattern: RegExp])[] = [
  ['Q1', /^Q(?:uestion)?\s*(\d{1,2})\s*[:.)]/iu],
  ['1)', /^(\d{1,2})\)\s/u],
  ['a)', /^([a-z])\)\s/u],
  ['(1)', /^\((\d{1,2})\)\s/u],
  ['(a)', /^\(([a-z])\)\s/u],
  ['*', /^(\*)\s/u],
]

/**
 * Pairs of lines that begin alike, one after the other as in a row (a, b, c; Q1, Q2), of which one became
 * something else than the other: a heading, an item of a list, a text. Takes the page's lines and the
 * finished body.
 */
export function unlikeSiblings(lines: readonly string[], body: unknown): [string, string][] {
  const texts = blockTextsIn(body)
  const numbered = lines.flatMap((line, at) => numberedLine(line, at) ?? [])
  return numbered.flatMap((first): [string, string][] => {
    const next = numbered.find(
      ({form, value, at}) =>
        form === first.form &&
        at > first.at &&
        at - first.at <= mostBetween + 1 &&
        (form === '*' || value === first.value + 1),
    )
    if (next === undefined) return []
    const [a, b] = [kindOf(first, texts), kindOf(next, texts)]
    return a !== undefined && b !== undefined && a !== b ? [[first.line, next.line]] : []
  })
}

function numberedLine(line: string, at: number): Numbered | undefined {
  for (const [form, pattern] of forms) {
    const found = pattern.exec(line)?.[1]
    if (found === undefined) continue
    const value = /\d/u.test(found) ? Number(found) : (found.codePointAt(0) ?? 0)
    return {line, form, value, at}
  }
  return undefined
}

/** What a line became; undefined where it is parted, so that it is not found in one piece. */
function kindOf({line}: Numbered, texts: readonly BlockText[]): BlockText['kind'] | undefined {
  const whole = squeezed(line)
  const rest = squeezed(line.replace(/^\(?\w{1,2}\)\s*|^\*\s*/u, ''))
  return texts.find(({text}) => {
    const said = squeezed(text)
    return said === whole || said === rest
  })?.kind
}

function squeezed(text: string): string {
  return text.replaceAll(/\s/gu, '')
}
