import {Feed} from 'feed'
import type {Site} from '../../../renderers/guide/model.ts'
import {siteWords} from '../../../renderers/web/words.ts'
import {startOf} from '../changes.ts'
import {SCHOOL_LANGUAGE} from '../otherLanguage.ts'
import {CHANGES_PATH, FEED_PATH} from '../ownPaths.ts'
import type {NotedChange} from '../page.ts'

/** `feed.xml`: what changed, as feed readers take it (RFC 4287). Its dates are those of the notes. */
export function feed({name, webAddress}: Site, changes: readonly NotedChange[]): string {
  const absolute = (path: string) => `${webAddress}${encodeURI(path)}`
  const [newest] = changes
  const atom = new Feed({
    id: absolute('/'),
    title: `${name}: ${siteWords[SCHOOL_LANGUAGE].changes}`,
    link: absolute(CHANGES_PATH),
    feedLinks: {atom: absolute(FEED_PATH)},
    author: {name},
    generator: false,
    ...(newest === undefined ? {} : {updated: startOf(newest.change)}),
  })
  for (const {guide, change} of changes) {
    atom.addItem({
      id: `${absolute(guide.path)}#change-${encodeURIComponent(change.key)}`,
      link: absolute(guide.path),
      title: guide.title,
      description: change.note,
      date: startOf(change),
    })
  }
  return atom.atom1()
}
