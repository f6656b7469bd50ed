import type {Language} from '../../../schemas/language.ts'

const known = new Map<string, Intl.Segmenter>()

/** A segmenter for a language, made once: to make one takes longer than to use it. */
export function segmenterOf(
  language: Language,
  granularity: 'grapheme' | 'word' | 'sentence',
): Intl.Segmenter {
  const key = `${language} ${granularity}`
  const segmenter = known.get(key) ?? new Intl.Segmenter(language, {granularity})
  known.set(key, segmenter)
  return segmenter
}
