import {channels} from '../../../schemas/channel.ts'
import type {GuideChange, PublicationChanges} from '../../online/online.ts'
import {jsonDigest} from '../digest.ts'
import type {GuideState, Report} from '../publication/report/report.ts'
import {isOfSearch} from '../publication/site/searchIndex.ts'

/** Says what differs from one publication to another, by guides; from none, every guide that is out is new. */
export function changesBetween(before: Report | undefined, after: Report): PublicationChanges {
  const known = new Map((before?.guides ?? []).map((state) => [state.guide, state]))
  const guides = after.guides.flatMap((state): GuideChange[] => {
    const last = known.get(state.guide)
    known.delete(state.guide)
    const {guide, title} = state
    const was = revisionsOf(last)
    const is = channels.map((channel, index) => {
      const {state: how, revision} = state.channels[channel]
      // What is held back stays as it is online, whatever was good in between.
      return how === 'held back' ? was[index] : revision
    })
    if (was.join() === is.join()) return []
    return [{guide, title, change: was.some(Boolean) ? 'changed' : 'new'}]
  })
  for (const [guide, last] of known) {
    if (revisionsOf(last).some(Boolean)) guides.push({guide, title: last.title, change: 'gone'})
  }
  return {guides, others: guides.length === 0 && signOfOthers(before) !== signOfOthers(after)}
}

/** Names all that is put out: same revision, same bytes. */
export function revisionOf({outputs}: Report): string {
  return jsonDigest(outputs.map(({path, sha256}) => [path, sha256])).slice(0, 8)
}

/** The revision of a guide that is out in each channel. */
function revisionsOf(state: GuideState | undefined): readonly (string | undefined)[] {
  return channels.map((channel) => state?.channels[channel].revision)
}

/** What stands on the site beside guides; the search changes with every page. */
function signOfOthers(report: Report | undefined): string {
  return jsonDigest(
    (report?.outputs ?? [])
      .filter(({path, guide}) => guide === undefined && !isOfSearch(path))
      .map(({path, sha256}) => [path, sha256]),
  )
}
