import test from 'ava'
import {libraryOf} from '../../renderers/guide/library.ts'
import {createSiteMap} from '../../site/src/siteMap.ts'
import {timeToNoticeChange} from '../../studio/pipeline/publication/site/noticeTime.ts'
import {frameOf} from '../../studio/pipeline/publication/site/shell.ts'
import {guideDocument, resolve, siteSettings, text} from '../guide/document.ts'
import {problemsIn} from '../web/htmlRules.ts'
import {openSite} from './drawnPage.ts'

const site = await openSite()
const from = '2026-11-25T00:00:00.000Z'
const until = '2026-11-27T10:00:00.000Z'

const libraryWith = (settings: Readonly<Record<string, unknown>>) =>
  libraryOf([{...siteSettings, ...settings}])
const framed = (settings: Readonly<Record<string, unknown>>, now: string) =>
  frameOf(libraryWith(settings), [], createSiteMap([], []), new Date(now))
const notice = {text: [text('The school is closed.')], from, until}

test('a notice is shown from its start to its end, and the site knows when to draw anew', (t) => {
  const at = (now: string) => framed({notice}, now).frame.notice !== undefined
  t.deepEqual(['2026-11-24T23:59:59Z', from, '2026-11-27T09:59:59Z', until].map(at), [
    false,
    true,
    true,
    false,
  ])
  const wait = (now: string) => timeToNoticeChange(libraryWith({notice}), new Date(now))
  t.is(wait('2026-11-24T23:59:59.000Z'), 1000)
  t.is(wait('2026-11-27T09:59:58.000Z'), 2000)
  t.is(wait(until), undefined)
})

test('a notice without times stays, and one without text is none', (t) => {
  t.truthy(framed({notice: {text: [text('Always.')]}}, from).frame.notice)
  t.is(framed({notice: {from, until}}, from).frame.notice, undefined)
})

test('the page carries both moments, and says the end in words of its language', async (t) => {
  const {frame} = framed({notice}, from)
  const {guide} = resolve(guideDocument([text('Text.')], {language: 'ms'}))
  const html = await site.drawGuide(guide, {frame})
  t.deepEqual(await problemsIn(html), [])
  t.regex(html, new RegExp(`<aside class="notice"[^>]* data-from="${from}" data-until="${until}">`))
  t.regex(html, /<div lang="en"><p>The school is closed\.<\/p><\/div>/)
  t.regex(html, /Sehingga <time datetime="2026-11-27T10:00:00\.000Z">27 November 2026/)
})

test('what cannot be in a header or footer is left out with a warning, and holds nothing back', (t) => {
  const {frame, findings} = framed(
    {
      contact: {map: 'javascript:alert(1)'},
      visitCounter: 'http://counter.example/',
      sections: [{_type: 'reference', _key: 'gone', _ref: 'gone'}],
    },
    from,
  )
  t.deepEqual([frame.contact.map, frame.visitCounter, frame.sections], [undefined, undefined, []])
  t.deepEqual(
    findings.map(({severity, path}) => `${severity} ${path}`),
    ['warning sections[0]', 'warning contact.map', 'warning visitCounter'],
  )
})

test('counting visits opens the policy for exactly one host, and needs no script', async (t) => {
  const {frame} = framed({visitCounter: 'https://count.example/pixel?p={path}'}, from)
  const {guide} = resolve(guideDocument([text('Text.')]))
  const html = await site.drawGuide(guide, {frame})
  t.deepEqual(await problemsIn(html), [])
  t.regex(html, /img-src 'self' data: https:\/\/count\.example; connect-src/)
  t.regex(
    html,
    /<img class="counter" src="https:\/\/count\.example\/pixel\?p=%2Fguides%2Fa%2F" alt=""/,
  )
  t.notRegex(html, /<script(?! type="application\/ld\+json")/)
  const without = await site.drawGuide(guide)
  t.regex(without, /img-src 'self' data:;/)
})
