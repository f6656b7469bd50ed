import {symlink} from 'node:fs/promises'
import {join} from 'node:path'
import test from 'ava'
import {importPages} from '../../studio/import/importPages.ts'
import {asDrafts, emptyLake, importFiles, page, siteFolder} from './importing.ts'
import {outline} from './reading/outline.ts'

/** Pages that cannot be read, and what the person who imports them is told. */
const unreadable: Readonly<Record<string, {file: string | Uint8Array; says: RegExp}>> = {
  'a huge file': {file: page(`<p>${'x'.repeat(2_000_001)}</p>`), says: /2,000,000/u},
  'deep nesting': {file: page('<div>'.repeat(5000)), says: /nested \d+ deep/u},
  'deep nesting in Markdown': {file: page(`x\n\n${'> '.repeat(500)}y`), says: /nested|lost/u},
  'a picture that is called .md': {file: Buffer.from([0x89, 0x50, 0, 0, 1, 2]), says: /not text/u},
}

for (const [what, {file, says}] of Object.entries(unreadable)) {
  test(`${what} is a clear failure, and the other pages are imported`, async (t) => {
    const {pageOf, client} = await importFiles(t, {
      '_notes/bad.md': file,
      '_notes/good.md': page('<p>x</p>'),
    })
    const {outcome, failures} = pageOf('_notes/bad.md')
    t.is(outcome, 'failed')
    t.regex(failures.join('\n'), says)
    t.is(pageOf('_notes/good.md').outcome, 'created')
    t.is(await client.fetch('count(*[_type == "guide"])'), 1)
  })
}

test('broken HTML, scripts and entities: the text is kept, the code is not', async (t) => {
  const {pageOf} = await importFiles(
    t,
    {
      '_notes/page.md': page(
        '<p>a<b>b<p>c</b></p><script>alert(1)</script><table>stray<tr><td>d</table><!-- hidden --><p onclick="x()">&lt;i&gt; &amp;amp; &#x1F600; &nbsp;</p><style>p{}</style><p>e',
      ),
    },
    {literal: true},
  )
  const {imported, failures, notes} = pageOf('_notes/page.md')
  t.deepEqual(failures, [])
  t.deepEqual(outline(imported?.guide.body ?? []), [
    'normal: a[b](strong)',
    'normal: [c](strong)',
    'normal: stray',
    'table, heads none',
    '  cell',
    '    normal: d',
    'normal: <i> &amp; 😀',
    'normal: e',
  ])
  const problems = notes.map(({problem}) => problem).join('\n')
  for (const named of ['script', 'style sheet', 'comment'])
    t.regex(problems, new RegExp(named, 'u'))
})

test('old encodings are read, and noted', async (t) => {
  const {pageOf} = await importFiles(t, {
    '_notes/latin.md': Buffer.from(page('<p>caf\u00e9</p>', {permalink: '/l/'}), 'latin1'),
    '_notes/wide.md': Buffer.from(`\ufeff${page('<p>學校</p>', {permalink: '/w/'})}`, 'utf16le'),
  })
  const latin = pageOf('_notes/latin.md')
  t.deepEqual(outline(latin.imported?.guide.body ?? []), ['normal: café'])
  t.regex(latin.notes[0]?.problem ?? '', /windows-1252/u)
  t.deepEqual(outline(pageOf('_notes/wide.md').imported?.guide.body ?? []), ['normal: 學校'])
})

test('front matter that is no YAML any more', async (t) => {
  const {pageOf} = await importFiles(t, {
    '_notes/page.md':
      '---\ntitle: Sports & Games: "The best"\npermalink: /Our School/a&b/\ndescription: "He said "hi" & left"\nimage: /images/x.png\n---\n<p>a --- b</p>\n---\n<p>c</p>',
    '_notes/none.md': '<p>no head</p>',
  })
  t.like(pageOf('_notes/page.md').imported?.guide, {
    title: 'Sports & Games: "The best"',
    path: '/Our-School/a-b/',
    summary: 'He said "hi" & left',
    navigationGroup: 'Notes',
  })
  t.true(pageOf('_notes/page.md').notes.some(({about}) => about === '/images/x.png'))
  t.like(pageOf('_notes/none.md').imported?.guide, {title: 'none', path: '/notes/none/'})
})

test('two pages with one permalink both become guides, and a finding names both', async (t) => {
  const {pageOf, client} = await importFiles(t, {
    '_notes/a.md': page('<p>a</p>'),
    '_notes/b.md': page('<p>b</p>'),
  })
  t.is(await client.fetch('count(*[_type == "guide"])'), 2)
  const errors = pageOf('_notes/b.md').notes.filter(({severity}) => severity === 'error')
  t.regex(errors[0]?.problem ?? '', /\/a-page\/.*_notes\/a\.md/u)
})

test('pages that link to each other, and to themselves', async (t) => {
  const {client} = await importFiles(
    t,
    {
      '_notes/a.md': page('<p><a href="/b/">b</a></p>', {permalink: '/a/'}),
      '_notes/b.md': page('<p><a href="/a/">a</a> <a href="/b/">b</a></p>', {permalink: '/b/'}),
    },
    {target: 'published'},
  )
  const links = await client.fetch('*[_type == "guide"].body[].markDefs[].guide')
  t.is(links.flat().length, 3)
  t.true(links.flat().every((link: object) => !('_weak' in link)))
})

test('no address reaches out of the site’s folder', async (t) => {
  const site = await siteFolder(t, {
    'outside.png': 'secret',
    'inner/_notes/page.md': page(
      '<img src="/images/../../outside.png"><img src="/images/%2e%2e/%2e%2e/outside.png"><img src="/images/link.png"><img src="file:///etc/passwd"><p><a href="/files/..%2f..%2foutside.png">x</a></p>',
    ),
    'inner/images/ok.png': 'x',
  })
  await symlink(join(site, 'outside.png'), join(site, 'inner', 'images', 'link.png'))
  const client = await emptyLake(t)
  const {pages, assetsUploaded} = await importPages(client, {
    ...asDrafts,
    paths: [join(site, 'inner')],
  })
  t.is(assetsUploaded, 0)
  t.is(pages[0]?.outcome, 'created')
  t.is(pages[0]?.notes.filter(({problem}) => problem.includes('could not be had')).length, 4)
})

test('a path that is not there, or holds no page, stops before anything is written', async (t) => {
  const client = await emptyLake(t)
  const site = await siteFolder(t, {'images/a.png': 'x'})
  await t.throwsAsync(importPages(client, {...asDrafts, paths: [join(site, 'nowhere')]}), {
    message: /There is no/u,
  })
  await t.throwsAsync(importPages(client, {...asDrafts, paths: [site]}), {
    message: /holds no page/u,
  })
})

test.serial('pages with thousands of everything are read in bounded time', async (t) => {
  t.timeout(240_000)
  const pages: Readonly<Record<string, string>> = {
    marks: `<p>${'<b><i>x'.repeat(90)}</p>`.repeat(20),
    lists: '<p>1) x<br>2) y</p>'.repeat(1000),
    links: `x ${'[a](b) *c* '.repeat(1500)}`,
    rows: `<table>${'<tr><td>1) x</td><td>y</td></tr>'.repeat(1500)}</table>`,
  }
  // The processor's time, not the clock's: other work on the machine must not matter.
  const start = process.cpuUsage()
  const {result} = await importFiles(
    t,
    Object.fromEntries(
      Object.entries(pages).map(([name, body]) => [
        `_notes/${name}.md`,
        page(body, {permalink: `/${name}/`}),
      ]),
    ),
  )
  t.deepEqual(
    result.pages.map(({failures}) => failures),
    [[], [], [], []],
  )
  const {user, system} = process.cpuUsage(start)
  t.true((user + system) / 1e6 < 30)
})

test('a guide that no store would take is a clear failure', async (t) => {
  const {pageOf} = await importFiles(t, {
    '_notes/page.md': page(`<p>${'<a href="/b/">a</a> <em>c</em> '.repeat(20_000)}</p>`),
  })
  t.regex(pageOf('_notes/page.md').failures.join(), /Split the page/u)
})
