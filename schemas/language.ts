/** The languages a guide can be written in, as BCP 47 tags. */
export const languages = ['en', 'zh-SG', 'ms', 'ta'] as const

export type Language = (typeof languages)[number]

/** Each language under its own name, as speakers of it look for it. */
export const languageTitles: Record<Language, string> = {
  en: 'English',
  'zh-SG': '中文',
  ms: 'Bahasa Melayu',
  ta: 'தமிழ்',
}

/** The languages as a list to choose from in the Studio. */
export const languageChoices = languages.map((value) => ({value, title: languageTitles[value]}))

/** Narrows an unknown value to one of the languages. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}
