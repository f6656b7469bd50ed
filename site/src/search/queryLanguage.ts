/** The language that a query must be in by its letters; undefined where they tell nothing. */
export function languageOf(query: string): 'zh' | 'ta' | undefined {
  if (/\p{Script=Tamil}/u.test(query)) return 'ta'
  return /\p{Script=Han}/u.test(query) ? 'zh' : undefined
}

/** Whether a BCP 47 tag is of a language. */
export function isTagged(tag: string, language: string | undefined): boolean {
  return tag.split('-')[0] === language
}
