import test from 'ava'
import {importFiles, page} from '../importing.ts'
import {outline} from './outline.ts'

const contact = `---
layout: contact_us
title: Contact
permalink: /contact/
agency_name: Jungle School
locations:
  - title: Main gate
    address:
      - 2 Sample Street
      - Singapore 111111
    operating_hours:
      - days: Weekdays
        time: 8am to 5pm
        description: closed at noon
    maps_link: https://maps.example.org/jungle
contacts:
  - title: Office
    content:
      - phone: "+65 6111 1111"
      - phone: 6222 2222 or 6333 3333
      - email: hello@example.org
      - other: <p>Fax: <strong>none</strong></p>
feedback: https://form.gov.sg/1
---
`

test('a page of contacts becomes a guide with the address, the hours, and whom to call', async (t) => {
  const {pageOf} = await importFiles(t, {'pages/contact.md': contact})
  const {imported, failures} = pageOf('pages/contact.md')
  t.deepEqual(failures, [])
  t.deepEqual(outline(imported?.guide.body ?? []), [
    'normal: Jungle School',
    'h2: Main gate',
    'normal: 2 Sample Street\nSingapore 111111',
    'bullet 1: Weekdays: 8am to 5pm (closed at noon)',
    'normal: [Map](link https://maps.example.org/jungle)',
    'h2: Office',
    'normal: Telephone: [+65 6111 1111](link tel:+6561111111)',
    'normal: Telephone: 6222 2222 or 6333 3333',
    'normal: E-mail: [hello@example.org](link mailto:hello@example.org)',
    'normal: Fax: [none](strong)',
    'normal: [Feedback](link https://form.gov.sg/1)',
  ])
})

test('a post that is a link or a file is a guide with it; posts show their date', async (t) => {
  const {pageOf, client} = await importFiles(t, {
    'resources/news/_posts/2024-02-29-a.md': page('', {
      layout: 'link',
      date: '2024-02-29',
      external: 'https://other.example/news',
      permalink: '/news/a/',
    }),
    'resources/news/_posts/2024-03-01-b.md': page('', {
      title: '报名表',
      layout: 'file',
      date: '2024-03-01',
      file_url: '/files/form.pdf',
      permalink: '/news/b/',
    }),
    'files/form.pdf': '%PDF-1.4 form',
  })
  const body = (file: string) => outline(pageOf(file).imported?.guide.body ?? [])
  t.deepEqual(body('resources/news/_posts/2024-02-29-a.md'), [
    'normal: 29 February 2024',
    'normal: [A page](link https://other.example/news)',
  ])
  t.deepEqual(body('resources/news/_posts/2024-03-01-b.md'), [
    'normal: 2024年3月1日',
    'normal: [报名表](fileLink)',
  ])
  t.is(await client.fetch('count(*[_type == "sanity.fileAsset"])'), 1)
})

test('home pages, searches and listings are left out by name, with all that they say; empty pages too', async (t) => {
  const {pageOf, client} = await importFiles(t, {
    'index.md': page('', {layout: 'homepage', permalink: '/', notification: 'Closed on Monday'}),
    'pages/search.md': page('', {layout: 'search', permalink: '/search/'}),
    'resources/index.html': page('', {layout: 'resources', permalink: '/resources/'}),
    'pages/empty.md': page('<p>&nbsp;</p>', {permalink: '/empty/'}),
    'pages/links.md': page('<p><a href="/search/">Look</a></p>', {permalink: '/links/'}),
  })
  for (const file of ['index.md', 'pages/search.md', 'resources/index.html', 'pages/empty.md']) {
    t.is(pageOf(file).outcome, 'leftOut', file)
    t.true(
      pageOf(file).notes.some(({problem}) => problem.includes('left out')),
      file,
    )
  }
  t.true(pageOf('index.md').notes.some(({problem}) => problem.includes('“Closed on Monday”')))
  t.regex(
    pageOf('pages/links.md').notes.find(({about}) => about === '/search/')?.problem ?? '',
    /not a guide here/u,
  )
  t.is(await client.fetch('count(*[_type == "guide"])'), 1)
})

test('front matter that the layout would show and that cannot be kept is named', async (t) => {
  const {pageOf} = await importFiles(t, {
    'pages/a.md': page('', {layout: 'link', external: 'javascript:alert(1)'}),
  })
  const {notes, outcome} = pageOf('pages/a.md')
  t.is(outcome, 'created')
  t.true(notes.some(({about}) => about === 'javascript:alert(1)'))
})
