import type {Change} from '../../renderers/guide/model.ts'
import type {ListedGuide, NotedChange} from './page.ts'

/** How many changes are listed; older ones stand on the pages of their guides. */
const LISTED = 50

/** The newest changes of all guides, the newest first. */
export function newestChanges(guides: readonly ListedGuide[]): readonly NotedChange[] {
  return guides
    .flatMap(({title, path, language, changes = []}) =>
      changes.map((change) => ({guide: {title, path, language}, change})),
    )
    .sort((a, b) => (a.change.on > b.change.on ? -1 : a.change.on < b.change.on ? 1 : 0))
    .slice(0, LISTED)
}

/** When the day of a change begins in Singapore. */
export function startOf({on}: Change): Date {
  return new Date(`${on}T00:00:00+08:00`)
}
