import test from 'ava'
import sharp from 'sharp'
import {importFiles, page} from './importing.ts'
import {outline} from './reading/outline.ts'

test('the checkout of a whole site: its pages, its posts, its pictures, its own addresses', async (t) => {
  const picture = {create: {width: 4, height: 4, channels: 3, background: 'red'}} as const
  const {pageOf, result, client} = await importFiles(t, {
    '_config.yml': 'title: Rainforest\nurl: https://www.rainforest-school.example\n',
    'README.md': '# Not a page',
    'node_modules/x/readme.md': 'nor this',
    '_data/navigation.md': 'nor this',
    'index.md':
      '---\ntitle: Home\npermalink: /\nlayout: homepage\nsections:\n  - hero:\n      title: Welcome\n---\n',
    '_for-students/MIMS/Student Accounts.md': page(
      '<p>See <a href="https://rainforest-school.example/news/first/">the news</a>.</p><img src="/images/a.png" alt="A red field.">',
      {permalink: '/for-students/accounts/', third_nav_title: 'MIMS'},
    ),
    'pages/Contact.md': page('<p>x</p>', {permalink: '/contact/'}),
    'resources/news/_posts/2026-01-02-post-first.md': page('<p>News.</p>', {
      permalink: '/news/first/',
      date: '2026-01-02',
      layout: 'post',
    }),
    'images/a.png': await sharp(picture).png().toBuffer(),
  })
  t.deepEqual(
    result.pages.map(({file: {name, site}}) => [name, site === result.pages[0]?.file.site]),
    [
      ['_for-students/MIMS/Student Accounts.md', true],
      ['index.md', true],
      ['pages/Contact.md', true],
      ['resources/news/_posts/2026-01-02-post-first.md', true],
    ],
  )
  t.deepEqual(
    result.pages.flatMap(({failures}) => failures),
    [],
  )
  const accounts = pageOf('_for-students/MIMS/Student Accounts.md').imported?.guide
  t.is(accounts?.navigationGroup, 'MIMS')
  t.deepEqual(outline(accounts?.body ?? []), [
    'normal: See [the news](guideLink).',
    'figure uploaded “A red field.”',
  ])
  const home = pageOf('index.md')
  t.is(home.outcome, 'leftOut')
  t.true(home.notes.some(({problem}) => problem.includes('Welcome')))
  const post = pageOf('resources/news/_posts/2026-01-02-post-first.md')
  t.deepEqual(outline(post.imported?.guide.body ?? []), ['normal: 2 January 2026', 'normal: News.'])
  t.is(await client.fetch('count(*[_type == "guide"])'), 3)
})
