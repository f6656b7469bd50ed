import type {OpeningHours} from '../../renderers/guide/website/siteFrame.ts'
import {weekdays} from '../../schemas/documents/openingHours.ts'
import type {Language} from '../../schemas/language.ts'

/** Writes opening hours in words of a language: days in a row as a range, as in “Monday–Friday, 07:30–17:00”. */
export function hoursIn(language: Language, {days, opens, closes}: OpeningHours): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-SG' : language, {
    weekday: 'long',
    timeZone: 'UTC',
  })
  // The first of January 2024 was a Monday.
  const nameOf = (index: number) => format.format(new Date(Date.UTC(2024, 0, index + 1)))
  const ranges: {first: number; last: number}[] = []
  for (const [index, day] of weekdays.entries()) {
    if (!days.includes(day)) continue
    const range = ranges.at(-1)
    if (range?.last === index - 1) range.last = index
    else ranges.push({first: index, last: index})
  }
  const named = ranges.map(({first, last}) =>
    first === last ? nameOf(first) : `${nameOf(first)}–${nameOf(last)}`,
  )
  return `${named.join(', ')}, ${opens}–${closes}`
}
