import test, {type ExecutionContext} from 'ava'
import {importPages} from '../../../studio/import/importPages.ts'
import {asDrafts, bodyOf, emptyLake, importFiles, page, siteFolder} from '../importing.ts'
import {outline} from './outline.ts'

const row = (...cells: readonly string[]) =>
  `<tr>${cells.map((cell) => `<td rowspan="1" colspan="1">${cell}</td>`).join('')}</tr>`
const table = (...rows: readonly string[]) => `<table><tbody>${rows.join('')}</tbody></table>`

test('--literal reads nothing into a page', async (t) => {
  const html = `<h1>A page</h1><p>1) a</p><p>2) b</p>${table(row('<p>x</p>'))}`
  const body = await bodyOf(t, html, {literal: true})
  t.deepEqual(outline(body), [
    'h2: A page',
    'normal: 1) a',
    'normal: 2) b',
    'table, heads none',
    '  cell',
    '    normal: x',
  ])
})

test('each reading is a finding with its confidence, on its line', async (t) => {
  const {pageOf} = await importFiles(t, {
    '_notes/page.md': page('<h1>A page</h1>\n<p><strong>Late</strong></p>\n<p>x</p>\n<p>3) y</p>'),
  })
  const notes = pageOf('_notes/page.md').notes.filter(({confidence}) => confidence !== undefined)
  t.deepEqual(
    notes.map(({line, confidence, severity}) => [line, confidence, severity]),
    [
      [7, 'certain', 'note'],
      [10, 'doubtful', 'note'],
      [8, 'likely', 'note'],
    ],
  )
  t.true(notes.every(({problem, remedy}) => problem !== '' && remedy !== ''))
})

test('links to known portals, pages and handbook pages follow their targets', async (t) => {
  const client = await lakeWithServices(t)
  const site = await siteFolder(t, {
    '_notes/page.md': page(
      '<p>Open <a href="http://portal.example">it</a>, see <a href="/b-page">b</a>, found in the Student Handbook\non page 21), not in the Student Handbook on page 99.</p>',
    ),
    '_notes/b.md': page('<p>x</p>', {permalink: '/b-page/'}),
  })
  const {pages} = await importPages(client, {...asDrafts, paths: [site]})
  const first = pages.find(({file}) => file.name === '_notes/page.md')
  t.deepEqual(outline(first?.imported?.guide.body ?? []), [
    'normal: Open [it](serviceLink), see [b](guideLink), found {handbookPage}), not in the Student Handbook on page 99.',
  ])
  t.regex(first?.notes.find(({confidence}) => confidence === 'doubtful')?.problem ?? '', /page 99/u)
  const stored = await client.fetch(
    '*[_id == $id][0].body[0].markDefs[_type == "guideLink"][0].guide',
    {id: `drafts.${first?.imported?.id}`},
  )
  t.like(stored, {_weak: true, _strengthenOnPublish: {type: 'guide'}})
})

async function lakeWithServices(t: ExecutionContext) {
  const client = await emptyLake(t)
  await client
    .transaction()
    .create({
      _id: 'service-portal',
      _type: 'service',
      portal: 'https://portal.example/',
      name: 'Portal',
    })
    .create({_id: 'guide-other', _type: 'guide', title: 'Other', path: '/other/'})
    .create({
      _id: 'handbook',
      _type: 'handbook',
      title: 'Student Handbook',
      entries: [
        {
          _type: 'handbookEntry',
          _key: 'a',
          page: 21,
          guide: {_type: 'reference', _ref: 'guide-other'},
        },
      ],
    })
    .commit()
  return client
}

test('links to places on the page lead to headings; one whose place is gone is taken out and named', async (t) => {
  const {pageOf} = await importFiles(t, {
    '_notes/page.md': page(
      '<p><a href="#b">one</a> <a href="#item">two</a> <a href="#gone">three</a> <a href="/a-page/#c">four</a> <a href="#top">top</a></p><h2 id="a">Alpha</h2><p>x</p><h2><a name="b"></a>Beta</h2><ul><li id="item">y</li></ul><a id="c"></a><h2>Alpha</h2><p>z</p>',
    ),
  })
  const {imported, notes, failures} = pageOf('_notes/page.md')
  t.deepEqual(failures, [])
  t.is(
    outline(imported?.guide.body ?? [])[0],
    'normal: [one](link #beta) [two](link #beta) three [four](link #alpha-1) [top](link #top)',
  )
  t.deepEqual(
    notes.flatMap(({about, severity}) => (about === undefined ? [] : [[about, severity]])),
    [
      ['#item', 'note'],
      ['#gone', 'warning'],
    ],
  )
})
