import type {Language} from '../../schemas/language.ts'
import {words} from '../guide/words.ts'

const segmenters = new Map<string, Intl.Segmenter>()

/** A segmenter for a language, made once: to make one takes longer than to use it. */
export function segmenterOf(language: Language, granularity: 'word' | 'sentence'): Intl.Segmenter {
  const key = `${language} ${granularity}`
  const segmenter = segmenters.get(key) ?? new Intl.Segmenter(language, {granularity})
  segmenters.set(key, segmenter)
  return segmenter
}

/**
 * The text without its last sentence, and so on down to its first sentence: what a card may show of
 * it, longest first. A new line ends a sentence.
 */
export function shorterAndShorter(text: string, language: Language): string[] {
  const segmenter = segmenterOf(language, 'sentence')
  const sentences = text
    .split(/(?<=\n)/u)
    .flatMap((line) => Array.from(segmenter.segment(line), ({segment}) => segment))
  return sentences.slice(1).map((_, dropped) =>
    sentences
      .slice(0, -dropped - 1)
      .join('')
      .trim(),
  )
}

/** Joins texts into one that reads as sentences: what lacks a full stop gets one. */
export function joinSentences(texts: readonly string[], language: Language): string {
  const [stop, space] = language === 'zh-SG' ? ['。', ''] : ['.', ' ']
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => (/[.!?…。！？]["”’)）」』]*$/u.test(text) ? text : `${text}${stop}`))
    .join(space)
}

/** A caption for a post: what it is about, and below it where to read on. */
export function captionOf(
  texts: readonly string[],
  {language, address}: {readonly language: Language; readonly address: string},
): string {
  return `${joinSentences(texts, language)}\n${words[language].moreAt} ${address}`
}
