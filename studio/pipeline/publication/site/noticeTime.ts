import type {Library} from '../../../../renderers/guide/library.ts'
import type {Notice} from '../../../../renderers/guide/website/siteFrame.ts'

/** Whether a notice is to be seen at a moment. */
export function isCurrent({from, until}: Pick<Notice, 'from' | 'until'>, now: Date): boolean {
  const starts = from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from)
  const ends = until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until)
  return starts <= now.getTime() && now.getTime() < ends
}

/** How long it is until the notice of a site comes or goes: milliseconds; undefined where it will not. */
export function timeToNoticeChange({siteSettings}: Library, now: Date): number | undefined {
  const {from, until} = siteSettings?.notice ?? {}
  const times = [from, until]
    .flatMap((moment) => (moment === undefined ? [] : Date.parse(moment) - now.getTime()))
    .filter((time) => time > 0)
  return times.length === 0 ? undefined : Math.min(...times)
}
