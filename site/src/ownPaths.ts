import type {Language} from '../../schemas/language.ts'

/** Where visitors search in a language. */
export const searchPaths: Record<Language, string> = {
  en: '/search/',
  'zh-SG': '/search/zh/',
  ms: '/search/ms/',
  ta: '/search/ta/',
}
