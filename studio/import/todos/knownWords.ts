import {isRecord} from '../../../renderers/guide/record.ts'
import {alternativeTextProblem} from '../../../schemas/rules/alternativeText.ts'

/** Alternative texts by the id of the picture's asset. */
export type KnownWords = ReadonlyMap<string, string>

/** What editors wrote of pictures, in any of their guides; of a picture with several texts nothing. */
export function knownWords(documents: Iterable<unknown>): KnownWords {
  const all = new Map<string, Set<string>>()
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look)
    if (!isRecord(value)) return
    const asset = assetOf(value)
    const alt = typeof value.alt === 'string' ? value.alt.trim() : ''
    if (asset !== undefined && alternativeTextProblem(alt) === undefined) {
      all.set(asset, (all.get(asset) ?? new Set()).add(alt))
    }
    Object.values(value).forEach(look)
  }
  for (const document of documents) look(document)
  return new Map(
    [...all].flatMap(([asset, texts]) => {
      const [text, ...others] = texts
      return text === undefined || others.length > 0 ? [] : [[asset, text] as const]
    }),
  )
}

/**
 * Gives pictures without words the words that an editor wrote of the same picture elsewhere: each is
 * asked for once. What is marked as decorative stays so.
 */
export function withKnownWords(value: unknown, words: KnownWords): unknown {
  if (words.size === 0) return value
  if (Array.isArray(value)) return value.map((inner: unknown) => withKnownWords(inner, words))
  if (!isRecord(value)) return value
  const asset = assetOf(value)
  const alt = asset === undefined ? undefined : words.get(asset)
  const copy = Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withKnownWords(inner, words)]),
  )
  const lacks = (value.alt ?? '') === '' && value.decorative !== true
  return alt !== undefined && lacks ? {...copy, alt} : copy
}

function assetOf(value: Readonly<Record<string, unknown>>): string | undefined {
  if (value._type !== 'figure' || !isRecord(value.asset)) return undefined
  return typeof value.asset._ref === 'string' ? value.asset._ref : undefined
}
