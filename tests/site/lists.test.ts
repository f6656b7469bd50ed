import test from 'ava'
import type {ListedGuide} from '../../site/src/page.ts'
import {createSiteMap} from '../../site/src/siteMap.ts'
import {plannedPages} from '../../studio/pipeline/publication/site/plannedPages.ts'
import {emptyFrame} from './drawnPage.ts'

const shell = {
  site: {
    name: 'A School',
    webAddress: 'https://www.school.example',
    contact: {},
    look: {motif: false},
  },
  frame: emptyFrame,
  theme: {light: '#000000', dark: '#000000'},
  hasChanges: false,
}

const guide = (fields: Partial<ListedGuide> = {}): ListedGuide => ({
  id: 'a',
  title: 'A guide',
  path: '/guides/a/',
  summary: 'What it is about.',
  language: 'en',
  navigationGroup: 'Guides',
  updatedAt: '2026-01-01T00:00:00Z',
  formerPaths: [],
  translations: [],
  ...fields,
})

const planned = (...guides: readonly ListedGuide[]) =>
  plannedPages(shell, guides, createSiteMap(guides, []), {pages: [], byPath: new Map()})

test('lists of guides stay as they are when a guide changes and its title and summary do not', (t) => {
  const later = guide({
    updatedAt: '2026-02-01T00:00:00Z',
    formerPaths: ['/old/'],
    translations: [{language: 'ta', title: 'வழிகாட்டி', path: '/guides/a-ta/'}],
  })
  t.deepEqual(planned(later), planned(guide()))
  t.notDeepEqual(planned(guide({title: 'Another'})), planned(guide()))
})

test('there is a search in each language that something is written in, and in that of the school', (t) => {
  const searches = (...guides: readonly ListedGuide[]) =>
    planned(...guides)
      .map(({path}) => path)
      .filter((path) => path.startsWith('/search/'))
  t.deepEqual(searches(guide()), ['/search/'])
  t.deepEqual(searches(guide({language: 'ta'})), ['/search/', '/search/ta/'])
})

test('a navigation group is one, however its name is written', (t) => {
  const guides = [guide(), guide({id: 'b', path: '/guides/b/', navigationGroup: 'GUIDES'})]
  const [one] = guides
  t.is(one && createSiteMap(guides, []).neighboursOf(one).length, 2)
})
