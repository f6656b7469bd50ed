import type {Language} from '../../schemas/language.ts'

/** Writes an ISO 8601 date in words of a language; dates are those of Singapore. */
export function dateIn(language: Language, date: string): string {
  const locale = language === 'en' ? 'en-SG' : language
  return new Intl.DateTimeFormat(locale, {dateStyle: 'long', timeZone: 'Asia/Singapore'}).format(
    new Date(date),
  )
}

/** The same day as machines read it, as in 2026-11-23. */
export function dayOf(date: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv', {timeZone: 'Asia/Singapore'}).format(new Date(date))
}

/** Writes an ISO 8601 moment in words of a language, with the time in Singapore. */
export function momentIn(language: Language, moment: string): string {
  const locale = language === 'en' ? 'en-SG' : language
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Asia/Singapore',
  }).format(new Date(moment))
}
