import {cp} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import test from 'ava'
import fc from 'fast-check'
import {guideId} from '../../../studio/import/documents/guideId.ts'
import {importPages} from '../../../studio/import/importPages.ts'
import {asDrafts, emptyLake, importFiles, page, siteFolder} from '../importing.ts'
import {outline} from '../reading/outline.ts'

test('a site is known by its own address or title, whatever its folder is called', async (t) => {
  for (const settings of ['url: https://www.rainforest.example', 'title: Rainforest Primary']) {
    const client = await emptyLake(t)
    const site = await siteFolder(t, {'_config.yml': settings, '_notes/a.md': page('<p>x</p>')})
    const {pages: first} = await importPages(client, {...asDrafts, paths: [site]})
    const copy = join(dirname(site), 'staging')
    await cp(site, copy, {recursive: true})
    const {pages: again} = await importPages(client, {...asDrafts, paths: [copy]})
    t.is(again[0]?.outcome, 'unchanged')
    t.is(again[0]?.imported?.id, first[0]?.imported?.id)
    t.is(await client.fetch('count(*[_type == "guide"])'), 1)
  }
})

test('two paths never share a guide', (t) => {
  const part = fc.stringMatching(/^[a-zA-Z0-9._~ -]{1,4}$/u)
  const path = fc.array(part, {minLength: 1, maxLength: 3}).map((parts) => `/${parts.join('/')}/`)
  fc.assert(
    fc.property(path, path, (some, other) => {
      const [a, b] = [guideId('moe-x', some), guideId('moe-x', other)]
      t.is(a === b, some.toLowerCase() === other.toLowerCase(), `${some} ${other}`)
      t.regex(a, /^[a-zA-Z0-9_-]{1,100}$/u)
    }),
  )
  t.not(guideId('moe-x', '/faq/parents/'), guideId('moe-x', '/faq-parents/'))
})

const deep = '<div>'.repeat(900)

test('links to a page that fails are noted, and lead where they led; others stand', async (t) => {
  const {pageOf, client} = await importFiles(t, {
    '_notes/bad.md': page(deep, {permalink: '/bad/'}),
    '_notes/good.md': page('<p><a href="/bad/">bad</a> <a href="/fine/">fine</a></p>', {
      permalink: '/good/',
    }),
    '_notes/fine.md': page('<p>x</p>', {permalink: '/fine/'}),
  })
  const {notes, imported} = pageOf('_notes/good.md')
  t.deepEqual(outline(imported?.guide.body ?? []), ['normal: [bad](link /bad/) [fine](guideLink)'])
  t.regex(
    notes.find(({about}) => about === '/bad/')?.problem ?? '',
    /_notes\/bad\.md was not imported/u,
  )
  const ids: string[] = await client.fetch('*[_type == "guide"]._id')
  const named: (string | null)[] = await client.fetch(
    'array::unique(*[_type == "guide"].body[].markDefs[].guide._ref)',
  )
  t.deepEqual(
    named.filter((id) => id && !ids.includes(`drafts.${id}`)),
    [],
    'no reference leads nowhere',
  )
})
