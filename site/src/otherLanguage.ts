import type {Language} from '../../schemas/language.ts'

/** What the school says of itself in its settings is in the language that schools work in. */
export const SCHOOL_LANGUAGE: Language = 'en'

/** The `lang` of words of one language on a page in another; none where they are the same. */
export function otherLanguage(words: Language, page: Language): Language | undefined {
  return words === page ? undefined : words
}
