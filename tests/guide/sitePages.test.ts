import test from 'ava'
import {libraryOf} from '../../renderers/guide/library.ts'
import {resolveSitePages} from '../../renderers/guide/website/sitePage.ts'
import {document, guideDocument, siteSettings, text} from './document.ts'

const page = (id: string, fields: Readonly<Record<string, unknown>> = {}) =>
  document(id, 'sitePage', {title: id, path: `/${id}/`, language: 'en', body: [], ...fields})

const resolved = (...documents: readonly Readonly<Record<string, unknown>>[]) =>
  resolveSitePages(libraryOf([siteSettings, ...documents]))

test('pages that are not guides are resolved in the order of their paths', (t) => {
  const {value, findings} = resolved(page('b'), page('home', {path: '/'}), page('a'))
  t.deepEqual(
    value.map(({path}) => path),
    ['/', '/a/', '/b/'],
  )
  t.deepEqual(findings, [])
})

test('a page that stands where a guide or another page stands is named, and left out', (t) => {
  const {value, findings} = resolved(
    guideDocument([], {path: '/a/'}),
    page('a'),
    page('b'),
    page('c', {path: '/B/'}),
    page('d', {path: '/search/'}),
    page('e', {title: ' '}),
  )
  t.deepEqual(
    value.map(({id}) => id),
    ['b'],
  )
  t.deepEqual(
    findings.map(({document: id, path}) => `${id} ${path}`),
    ['a path', 'c path', 'd path', 'e title'],
  )
})

test('a block with an error is left out, and the rest of the page goes out', (t) => {
  const figure = {_type: 'figure', _key: 'figure'}
  const {value, findings} = resolved(page('a', {body: [text('Before.'), figure, text('After.')]}))
  t.deepEqual(
    findings.map(({severity, path}) => `${severity} ${path}`),
    ['error body[_key=="figure"].asset'],
  )
  t.is(value[0]?.body.length, 2)
})
