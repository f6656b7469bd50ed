import type {Language} from '../../schemas/language.ts'

/** Where visitors search in a language. */
export const searchPaths: Record<Language, string> = {
  en: '/search/',
  'zh-SG': '/search/zh/',
  ms: '/search/ms/',
  ta: '/search/ta/',
}

/** Where the newest changes are listed, for people and for feed readers. */
export const CHANGES_PATH = '/changes/'
export const FEED_PATH = '/feed.xml'
