import type {Language} from '../../schemas/language.ts'
import {segmenterOf} from './sentences.ts'

/** Invisible characters by which Unicode's rules for lines (UAX #14) are told better: ZW, WJ, GL. */
const ZERO_WIDTH_SPACE = '\u200b'
const WORD_JOINER = '\u2060'
const NO_BREAK_SPACE = '\u00a0'

/** Words with hyphens, and parts of addresses, stay whole up to these lengths: they read badly otherwise. */
const MAX_WHOLE_COMPOUND = 14
const MAX_WHOLE_PART = 40

/** Web and e-mail addresses: with a scheme, with a sign that only addresses have, or a bare domain. */
const address =
  /^(?:[a-z]+:\/\/\S+|\S+@\S+\.\S+|(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:[/?#:]\S*)?[.,;:!?)]*)$/iu

/** Three digits or more, and more groups of digits after spaces or hyphens: telephone numbers, dates. */
const numberInGroups = /(?<![\p{L}\p{N}])\+?\d{1,4}(?:[ -]\(?\d{2,5}\)?)+(?![\p{L}\p{N}])/gu

/**
 * Marks where lines may end as readers expect it: addresses at their signs (`.`, `@`, `-`, `/`, and
 * those of a query) and nowhere else, telephone numbers and short compounds nowhere, Chinese between words.
 */
export function markLineBreaks(text: string, language: Language): string {
  return drawable(text)
    .replace(numberInGroups, (number) =>
      number.replaceAll(' ', NO_BREAK_SPACE).replaceAll('-', `-${WORD_JOINER}`),
    )
    .replace(/[^ \t\n]+/gu, (word) =>
      address.test(word) ? markAddress(word) : markWord(word, language),
    )
}

/**
 * Between slashes, an address stays whole up to a length. A line ends after `/` and `-`, and before
 * the other signs, so that nobody takes one for a full stop.
 */
function markAddress(word: string): string {
  const parts = word
    .split(/(?<=\/)(?!\/)|(?<=\w)(?=@\w)/u)
    .flatMap((part) =>
      part.length <= MAX_WHOLE_PART ? part : part.split(/(?<=-)(?!-)|(?<=\w)(?=[.?&=#_]\w)/u),
    )
  // Inside the parts Unicode's rules would end lines at other signs.
  return parts
    .map((part) => part.replace(/(?<=[^\w\s])(?=\w)/gu, WORD_JOINER))
    .join(ZERO_WIDTH_SPACE)
}

/** Short words with signs in them (“log-in”, “</b>”) stay whole, and so do Chinese ones. */
function markWord(word: string, language: Language): string {
  const whole =
    word.length <= MAX_WHOLE_COMPOUND ? word.replace(/(?<=[-/])(?=[\w<>])/gu, WORD_JOINER) : word
  if (!/\p{Script=Han}/u.test(whole)) return whole
  return Array.from(segmenterOf(language, 'word').segment(whole), ({segment}) =>
    [...segment].join(/\p{Script=Han}/u.test(segment) ? WORD_JOINER : ''),
  ).join('')
}

/** Signs as one font has them: accents on their letters, keycaps (“1️⃣”) as the digits on them. */
function drawable(text: string): string {
  return text.normalize('NFC').replaceAll(/\ufe0f?\u20e3/gu, '')
}
