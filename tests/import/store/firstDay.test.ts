import test from 'ava'
import sharp from 'sharp'
import {importPages} from '../../../studio/import/importPages.ts'
import {asDrafts, importFiles, page} from '../importing.ts'

const picture = await sharp({create: {width: 8, height: 6, channels: 3, background: 'red'}})
  .png()
  .toBuffer()

const files = {
  '_notes/ready.md': page(
    '<p>Ready. <a href="/waits/">It waits</a>, <a href="/also-ready/">it does not</a>.</p>',
    {permalink: '/ready/'},
  ),
  '_notes/also.md': page('<p>Ready too. <a href="/ready/">Ready</a></p>', {
    permalink: '/also-ready/',
  }),
  '_notes/waits.md': page(
    '<p>Look:</p><img src="/images/a.png" alt=""><p><a href="/ready/">Ready</a></p>',
    {
      permalink: '/waits/',
    },
  ),
  '_notes/waits-too.md': page('<p>Look again:</p><img src="/images/a.png">', {
    permalink: '/waits-too/',
  }),
  'images/a.png': picture,
}

const whole = {...asDrafts, target: 'whole'} as const

test('on the first day what is whole is live, and the rest waits in drafts, each picture asked for once', async (t) => {
  const {result, client, pageOf} = await importFiles(t, files, whole)
  t.deepEqual(
    result.pages.map(({file, state}) => [file.name, state]),
    [
      ['_notes/also.md', 'live'],
      ['_notes/ready.md', 'live'],
      ['_notes/waits-too.md', 'waiting'],
      ['_notes/waits.md', 'waiting'],
    ],
  )
  const ids = await client.fetch(
    '*[_type == "guide"] | order(path asc){path, "draft": _id in path("drafts.**")}',
  )
  t.deepEqual(ids, [
    {path: '/also-ready/', draft: false},
    {path: '/ready/', draft: false},
    {path: '/waits-too/', draft: true},
    {path: '/waits/', draft: true},
  ])
  const links = await client.fetch('*[path == "/ready/"][0].body[].markDefs[]{_type, href}')
  t.deepEqual(
    links.map(({_type}: {_type: string}) => _type),
    ['link', 'guideLink'],
  )
  t.regex(
    pageOf('_notes/ready.md').notes.find(({about}) => about === '/waits/')?.problem ?? '',
    /waits to be published/u,
  )
  const asked = result.pages.flatMap(({notes}) =>
    notes.filter(({kind, severity}) => kind === 'alternativeText' && severity !== 'note'),
  )
  t.is(asked.length, 1)
  const todos = await client.fetch(
    '*[_type == "importedPage" && state == "waiting"]{"asks": todos[blocks]{kind, subject}} | order(_id asc)',
  )
  t.is(todos.length, 2)
  t.deepEqual(todos[0].asks, todos[1].asks)
  t.is(todos[0].asks[0].kind, 'alternativeText')
  t.regex(todos[0].asks[0].subject, /^image-/u)
})

test('once an editor wrote the words, the next import takes all guides with the picture live', async (t) => {
  const {client, site} = await importFiles(t, files, whole)
  const draft = await client.fetch('*[path == "/waits/"][0]')
  const {_key} = draft.body.find(({_type}: {_type: string}) => _type === 'figure')
  await client
    .patch(draft._id)
    .set({[`body[_key=="${_key}"].alt`]: 'A red field.'})
    .commit()
  const again = await importPages(client, {...whole, paths: [site]})
  t.deepEqual(
    again.pages.map(({state}) => state),
    ['live', 'live', 'live', 'live'],
  )
  t.is(await client.fetch('count(*[_id in path("drafts.**")])'), 0)
  t.deepEqual(await client.fetch('*[_type == "guide"].body[_type == "figure"].alt'), [
    'A red field.',
    'A red field.',
  ])
  const links = await client.fetch('*[path == "/ready/"][0].body[].markDefs[]')
  t.deepEqual(
    links.map(({_type}: {_type: string}) => _type),
    ['guideLink', 'guideLink'],
  )
  const third = await importPages(client, {...whole, paths: [site]})
  t.true(third.pages.every(({outcome, state}) => outcome === 'unchanged' && state === 'live'))
})

test('a live guide stays as it is when its page gets something that must wait', async (t) => {
  const {client, site} = await importFiles(t, {'_notes/a.md': page('<p>Old.</p>')}, whole)
  const {putFiles} = await import('../importing.ts')
  await putFiles(site, {'_notes/a.md': page('<p>Old.</p><img src="/images/gone.png">')})
  const {pages} = await importPages(client, {...whole, paths: [site]})
  t.is(pages[0]?.state, 'live')
  t.is(await client.fetch('count(*[_id in path("drafts.**")])'), 1)
  t.is(await client.fetch('count(*[_type == "guide" && !(_id in path("drafts.**"))][0].body)'), 1)
  t.is(pages[0]?.todos.filter(({blocks}) => blocks).length, 2)
})

test('a dry run tells what would be live', async (t) => {
  const {result, client} = await importFiles(t, files, {...whole, dryRun: true})
  t.deepEqual(
    result.pages.map(({state}) => state),
    ['live', 'live', 'waiting', 'waiting'],
  )
  t.is(await client.fetch('count(*[_type == "guide"])'), 0)
})
