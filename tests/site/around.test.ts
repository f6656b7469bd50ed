import test from 'ava'
import {SaxesParser} from 'saxes'
import sharp from 'sharp'
import {datasets} from '../library.ts'
import {builtSite} from './builtSite.ts'

const site = await builtSite(datasets.examples)
test.after.always(() => site.close())

const fileOf = (page: string) => (page.endsWith('/') ? `${page}index.html` : page)

test('menus lead to the sections in the order of the settings, and mark where the page stands', async (t) => {
  const menuOn = async (page: string) =>
    /<nav class="menu"[\s\S]*?<\/nav>/.exec(await site.text(fileOf(page)))?.[0] ?? ''
  const home = await menuOn('/')
  t.deepEqual(
    [...home.matchAll(/href="([^"]*)"/g)].map(([, path]) => path),
    ['/examples/', '/examples/log-in-ta/', '/examples/long-title/', '/search/'],
  )
  t.notRegex(home, /aria-current/)
  t.regex(home, /<li lang="ta"><a href="\/examples\/log-in-ta\/"/)
  t.regex(await menuOn('/examples/'), /<a href="\/examples\/" aria-current="page"/)
  t.regex(await menuOn('/examples/log-in/'), /<a href="\/examples\/" aria-current="true"/)
  t.notRegex(await menuOn('/statement/'), /aria-current/)
  t.regex(
    await site.text('/statement/index.html'),
    /<html lang="ta"[\s\S]*class="school" lang="en"/,
  )
})

test('words of the interface in another language carry their language', async (t) => {
  t.regex(
    await site.text('/examples/log-in-zh/index.html'),
    /下载《<span lang="en">Student Handbook<\/span>》此页/,
  )
})

test('editors introduce the home page and sections, with previews of their own', async (t) => {
  const home = await site.text('/index.html')
  t.regex(home, /<h1>Examples of all that a guide can hold<\/h1>/)
  t.regex(home, /<picture>/)
  const section = await site.text('/examples/index.html')
  t.regex(section, /<p>What is below, in a sentence\.<\/p>/)
  t.regex(section, /property="og:title" content="Examples"/)
  const preview = /property="og:image" content="[^"]*(\/cards\/[^"]*)"/.exec(section)?.[1] ?? ''
  t.true(site.files.includes(preview), preview)
})

test('the foot of a page has the school’s data, for people and for machines', async (t) => {
  const html = await site.text('/examples/log-in-zh/index.html')
  const footer = /<footer[\s\S]*<\/footer>/.exec(html)?.[0] ?? ''
  t.regex(footer, /<address lang="en">1 Rainforest Walk, Singapore 000000<\/address>/)
  t.regex(footer, /星期一–星期四, 星期六, 07:30–17:00/)
  t.regex(footer, /<a href="https:\/\/www\.onemap\.gov\.sg\/"/)
  t.regex(footer, /<li lang="ta"><a href="\/statement\/"/)
  const data = [...(await site.text('/index.html')).matchAll(/ld\+json">([^<]*)</g)]
    .map(([, json]) => JSON.parse(json ?? ''))
    .find((thing) => thing['@type'] === 'School')
  t.deepEqual(data?.openingHoursSpecification, [
    {
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Saturday'],
      opens: '07:30',
      closes: '17:00',
    },
  ])
})

test('what is not found is said in four languages', async (t) => {
  const html = await site.text('/404.html')
  for (const [lang, words] of [
    ['zh-SG', '找不到网页'],
    ['ms', 'Halaman tidak ditemui'],
    ['ta', 'பக்கம் கிடைக்கவில்லை'],
  ]) {
    t.regex(html, new RegExp(`lang="${lang}"[^>]*>\\s*<h2>${words}</h2>`))
  }
})

test('the host is told of encryption for this name alone, and that uploaded files are downloads', async (t) => {
  const rules = await site.text('/_headers')
  t.regex(rules, /Strict-Transport-Security: max-age=31536000\n/)
  t.regex(rules, /\/files\/\*\n(?: {2}.*\n)* {2}Content-Disposition: attachment\n/)
  const html = await site.text('/examples/every-mark/index.html')
  t.regex(html, /<a href="\/files\/[^"]*" download="term-dates\.txt">/)
})

test('a mail says of which page it is, and of which state of it', async (t) => {
  const html = await site.text('/examples/log-in-ms/index.html')
  const revision = /<code>([0-9a-f]{8})<\/code>/.exec(html)?.[1] ?? 'none'
  const [, address = '', words] = /<a href="(mailto:[^"]*\?[^"]*)">([^<]*)<\/a>/.exec(html) ?? []
  t.is(words, 'Ada yang salah pada halaman ini?')
  const mail = new URL(address.replaceAll('&amp;', '&'))
  t.is(mail.pathname, 'office@rainforest-secondary.example')
  t.is(
    mail.searchParams.get('subject'),
    `Log masuk buat kali pertama: ada kesilapan (semakan ${revision})`,
  )
  t.regex(
    mail.searchParams.get('body') ?? '',
    /^https:\/\/www\.rainforest-secondary\.example\/examples\/log-in-ms\/\r\n/,
  )
  t.notRegex(address, /\+/, 'Mail programs show a plus as a plus.')
})

test('change notes stand on the page, in the list, and in the feed, the newest first', async (t) => {
  const page = await site.text('/examples/log-in/index.html')
  t.regex(page, /<details class="changes">[\s\S]*2026-11-23[\s\S]*2026-11-20/)
  const list = await site.text('/changes/index.html')
  const notes = [...list.matchAll(/<p>([^<]*\.)<\/p>/g)].map(([, note]) => note)
  t.is(notes.at(-1), 'The portal asks for a second factor.')
  t.is(notes.length, 3)
  t.regex(list, /<div lang="ta">\s*<a href="\/examples\/log-in-ta\/">/)
  t.regex(await site.text('/index.html'), /<footer[\s\S]*<a href="\/changes\/">What changed<\/a>/)

  const feed = await site.text('/feed.xml')
  const dates: string[] = []
  const ids: string[] = []
  const parser = new SaxesParser({xmlns: true})
  let element = ''
  parser.on('opentag', ({name, uri}) => {
    element = name
    t.is(uri, 'http://www.w3.org/2005/Atom')
  })
  parser.on('text', (text) => {
    if (element === 'updated' && text.trim() !== '') dates.push(text)
    if (element === 'id' && text.trim() !== '') ids.push(text)
  })
  parser.write(feed).close()
  t.deepEqual(dates, [
    '2026-11-22T16:00:00.000Z',
    '2026-11-22T16:00:00.000Z',
    '2026-11-22T16:00:00.000Z',
    '2026-11-19T16:00:00.000Z',
  ])
  t.is(new Set(ids).size, ids.length)
})

test('the site has the school’s own icons and colours, in light and in dark', async (t) => {
  const sizes = {
    'favicon.png': 48,
    'apple-touch-icon.png': 180,
    'icon-192.png': 192,
    'icon-512.png': 512,
  }
  for (const [name, size] of Object.entries(sizes)) {
    const {format, width, height} = await sharp(await site.bytes(`/${name}`)).metadata()
    t.deepEqual({format, width, height}, {format: 'png', width: size, height: size}, name)
  }
  const html = await site.text('/examples/log-in/index.html')
  t.regex(html, /<link rel="icon" href="\/favicon\.png">/)
  t.regex(html, /<link rel="manifest" href="\/site\.webmanifest">/)
  t.is(html.match(/<meta name="theme-color" content="#[0-9a-f]{6}" media=/g)?.length, 2)
  const manifest = JSON.parse(await site.text('/site.webmanifest'))
  t.is(manifest.name, 'Rainforest Secondary School')
  for (const {src} of manifest.icons) t.true(site.files.includes(src), src)
})
