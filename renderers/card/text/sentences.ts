import type {Language} from '../../../schemas/language.ts'
import {words} from '../../guide/words.ts'
import {segmenterOf} from './segmenter.ts'

/** The sentences of a text, each with the white space that follows it; a new line ends a sentence. */
export function sentencesOf(text: string, language: Language): string[] {
  const segmenter = segmenterOf(language, 'sentence')
  return text
    .split(/(?<=\n)/u)
    .flatMap((line) => Array.from(segmenter.segment(line), ({segment}) => segment))
}

/**
 * The text, then the text without its last sentence, and so on down to its first sentence:
 * what a card may show of it, longest first.
 */
export function shorterAndShorter(text: string, language: Language): string[] {
  const sentences = sentencesOf(text, language)
  return sentences.map((_, dropped) =>
    sentences
      .slice(0, sentences.length - dropped)
      .join('')
      .trim(),
  )
}

/** Joins texts into one that reads as sentences: what lacks a full stop gets one. */
export function joinSentences(texts: readonly string[], language: Language): string {
  const stop = language === 'zh-SG' ? '。' : '.'
  const space = language === 'zh-SG' ? '' : ' '
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
