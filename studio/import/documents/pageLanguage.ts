import type {Language} from '../../../schemas/language.ts'

/** Short words that make up a fifth of any Malay text, and that English does not have. */
const malay = new Set(
  'dan yang untuk dengan kepada dalam pada ini itu adalah akan oleh dari daripada murid sekolah ibu bapa boleh tidak juga atau serta para telah'.split(
    ' ',
  ),
)

/**
 * The language that most of a text is written in, told by its script, and Malay by its short words.
 * English where nothing speaks for another.
 */
export function pageLanguage(text: string): Language {
  const chinese = count(text, /\p{Script=Han}/gu)
  const tamil = count(text, /\p{Script=Tamil}+/gu)
  const words = text.toLowerCase().match(/\p{Script=Latin}+/gu) ?? []
  // A Chinese word has some two characters.
  if (chinese / 2 > words.length && chinese / 2 > tamil) return 'zh-SG'
  if (tamil > words.length) return 'ta'
  const malayWords = words.filter((word) => malay.has(word)).length
  return words.length > 0 && malayWords / words.length > 0.1 ? 'ms' : 'en'
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
