import {gzipSync} from 'node:zlib'
import test from 'ava'
import {type DefaultTreeAdapterTypes, parse} from 'parse5'
import {readPage} from '../../studio/pipeline/proof/readPage.ts'
import {datasets} from '../library.ts'
import {openBrowser} from '../openBrowser.ts'
import {problemsIn} from '../web/htmlRules.ts'
import {builtSite} from './builtSite.ts'

const site = await builtSite(datasets.examples)
const school = await builtSite(datasets.guidance)
test.after.always(() => Promise.all([site.close(), school.close()]))

/** Elements and attributes that could run or style anything. */
function activeParts(node: DefaultTreeAdapterTypes.Node): string[] {
  const own: string[] = []
  if ('tagName' in node) {
    const data = node.attrs.some(({value}) => value === 'application/ld+json')
    if (/^(?:script|style|iframe|object|embed)$/.test(node.tagName) && !data) own.push(node.tagName)
    own.push(...node.attrs.map(({name}) => name).filter((name) => /^(?:style|on.+)$/.test(name)))
  }
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(activeParts)] : own
}

const fileOf = (page: string) => (page.endsWith('/') ? `${page}index.html` : page)

test('every page is valid, accessible HTML without scripts or inline styles', async (t) => {
  t.true(site.pages.length > 20)
  for (const page of site.pages) {
    const html = await site.text(fileOf(page))
    t.deepEqual(await problemsIn(html), [], page)
    const isSearch = page.startsWith('/search/')
    t.deepEqual(activeParts(parse(html)), isSearch ? ['script'] : [], page)
    t.regex(
      html,
      isSearch
        ? /content="default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src/
        : /http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src/,
      page,
    )
  }
})

test('every internal link and anchor resolves', async (t) => {
  const anchors = new Map<string, Set<string>>()
  for (const page of site.pages) {
    const html = await site.text(fileOf(page))
    anchors.set(page, new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? '')))
  }
  for (const page of site.pages) {
    const {addresses} = readPage(await site.text(fileOf(page)))
    for (const address of addresses) {
      if (/^(?:https?|mailto|tel):/.test(address)) continue
      const {pathname, hash} = new URL(address, `http://site${page}`)
      const path = decodeURI(pathname)
      t.true(
        site.pages.includes(path) || site.files.includes(path) || path === '/our-resources/',
        `${page} → ${address}`,
      )
      if (hash !== '')
        t.true(anchors.get(path)?.has(decodeURIComponent(hash.slice(1))), `${page} → ${address}`)
    }
  }
})

test('a parent comes from the home page to the portal that resets the password in three taps', async (t) => {
  const browser = await openBrowser(t)
  const page = await browser.newPage({viewport: {width: 375, height: 700}})
  await page.goto(school.url)
  await page.getByRole('link', {name: 'Student Accounts'}).first().click()
  t.is(await page.locator('h1').textContent(), 'Student Accounts')
  t.is(await page.locator('.menu [aria-current=true]').textContent(), 'For Students')
  const portal = page.getByRole('link', {name: 'MIMS Portal'}).last()
  t.is(await portal.getAttribute('href'), 'https://idp.mims.moe.gov.sg/')
})

test('every page is at most three clicks from home', async (t) => {
  const clicks = new Map([['/', 0]])
  for (const [page, count] of clicks) {
    const {addresses} = readPage(await site.text(fileOf(page)))
    for (const address of addresses) {
      const path = decodeURI(new URL(address, `http://site${page}`).pathname)
      if (address.startsWith('/') && site.pages.includes(path) && !clicks.has(path))
        clicks.set(path, count + 1)
    }
  }
  for (const page of site.pages.filter((path) => path !== '/404.html')) {
    t.true((clicks.get(page) ?? Number.POSITIVE_INFINITY) <= 3, page)
  }
})

test('page and stylesheet together are at most seven kilobytes compressed', async (t) => {
  const styles = school.files.filter((file) => file.endsWith('.css'))
  t.deepEqual(
    styles.map((file) => file.replace(/\.[\w-]+\.css$/, '.css')),
    ['/assets/Page.css', '/assets/SearchPage.css', '/colours.css'],
  )
  const page = '/our-resources/for-students/student-accounts/index.html'
  const onPage = styles.filter((file) => !file.includes('SearchPage'))
  const bytes = [...onPage, page].map(async (file) => gzipSync(await school.text(file)).length)
  const total = (await Promise.all(bytes)).reduce((sum, size) => sum + size, 0)
  t.true(total <= 7_000, `${total} bytes`)
})

test('every page of the school’s own site is valid, accessible HTML', async (t) => {
  for (const page of school.pages) {
    t.deepEqual(await problemsIn(await school.text(fileOf(page))), [], page)
  }
})

test('former addresses and translations lead where they should', async (t) => {
  const redirects = await site.text('/_redirects')
  t.regex(redirects, /^\/Examples\/Every-Block\/ \/examples\/every-block\/ 301$/m)
  t.regex(redirects, /^\/Examples\/Every-Block \/examples\/every-block\/ 301$/m)
  const html = await site.text('/examples/log-in/index.html')
  for (const [language, path] of [
    ['en', 'log-in'],
    ['zh-SG', 'log-in-zh'],
    ['ms', 'log-in-ms'],
    ['ta', 'log-in-ta'],
  ]) {
    const address = `https://www.rainforest-secondary.example/examples/${path}/`
    t.true(
      html.includes(`<link rel="alternate" hreflang="${language}" href="${address}">`),
      language,
    )
  }
  t.regex(await site.text('/examples/log-in-ta/index.html'), /<html lang="ta"/)
})

const settings = [
  {name: 'phone, light', width: 320, colorScheme: 'light', forcedColors: 'none', size: '100%'},
  {name: 'desktop, dark', width: 1280, colorScheme: 'dark', forcedColors: 'none', size: '100%'},
  {name: 'forced colours', width: 1280, colorScheme: 'dark', forcedColors: 'active', size: '100%'},
  {name: 'twice the size', width: 640, colorScheme: 'light', forcedColors: 'none', size: '200%'},
] as const

for (const {name, width, colorScheme, forcedColors, size} of settings) {
  test(`axe finds nothing on any page, nothing runs out of the page, and pictures load: ${name}`, async (t) => {
    const browser = await openBrowser(t)
    const context = await browser.newContext({
      viewport: {width, height: 800},
      colorScheme,
      forcedColors,
      bypassCSP: true,
    })
    const page = await context.newPage()
    const outside: string[] = []
    page.on('request', (request) => {
      if (![site.url, school.url, 'data:'].some((start) => request.url().startsWith(start)))
        outside.push(request.url())
    })
    const axe = new URL(import.meta.resolve('axe-core')).pathname
    // Forced colours are the visitor's own, and axe reads those of the page.
    const contrast = `{'color-contrast': {enabled: ${forcedColors === 'none'}}}`
    for (const address of [site, school].flatMap(({url, pages}) =>
      pages.map((path) => url + path),
    )) {
      await page.goto(address)
      await page.addStyleTag({content: `html {font-size: ${size}}`})
      await page.addScriptTag({path: axe})
      const found: string[] = await page.evaluate(
        `axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: ${contrast}}).then(({violations}) =>
          violations.map(({id, nodes}) => id + ': ' + nodes.map(({html}) => html.slice(0, 120)).join(' | ')))`,
      )
      t.deepEqual(found, [], address)
      t.is(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0, address)
    }
    t.deepEqual(outside, [])
  })
}

test('type of twice the size runs out of no page, and forced colours leave every word', async (t) => {
  const browser = await openBrowser(t)
  const context = await browser.newContext({
    viewport: {width: 640, height: 800},
    forcedColors: 'active',
    bypassCSP: true,
  })
  const page = await context.newPage()
  for (const path of school.pages) {
    await page.goto(school.url + path)
    await page.addStyleTag({content: 'html {font-size: 225%}'})
    t.is(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0, path)
    const hidden = await page.evaluate(
      `[...document.querySelectorAll('.menu a, .school, h1, .steps > li')].filter((one) => getComputedStyle(one).color === getComputedStyle(document.documentElement).backgroundColor).length`,
    )
    t.is(hidden, 0, path)
  }
})

test('a visitor’s own print-out has all disclosures open and the addresses of links readable', async (t) => {
  const browser = await openBrowser(t)
  const page = await browser.newPage()
  await page.goto(`${site.url}/examples/every-block/`)
  const hidden = page.getByText('The portal works there too.')
  t.false(await hidden.isVisible())
  await page.emulateMedia({media: 'print'})
  t.true(await hidden.isVisible())
  for (const guide of ['every-block', 'log-in-zh', 'log-in-ms', 'log-in-ta']) {
    await page.goto(`${site.url}/examples/${guide}/`)
    const shown = await page.evaluate<string>(
      `getComputedStyle(document.querySelector('main a[href^="https://idp"]'), '::after').content`,
    )
    t.regex(shown, /idp\.mims\.moe\.gov\.sg/, guide)
  }
})

test('pictures keep the editor’s crop and the camera’s turn, and come in better formats first', async (t) => {
  const html = await site.text('/examples/figures/index.html')
  const sizeOf = (words: string) => {
    const img = new RegExp(`<img[^>]*alt="[^"]*${words}[^>]*>`).exec(html)?.[0] ?? ''
    const [width = 0, height = 0] = ['width', 'height'].map((name) =>
      Number(new RegExp(` ${name}="(\\d+)"`).exec(img)?.[1]),
    )
    return width / height
  }
  // Of 2400 × 1200, the crop keeps 55 % of the width and 80 % of the height.
  t.true(Math.abs(sizeOf('The left half of the overview') - (2400 * 0.55) / (1200 * 0.8)) < 0.01)
  t.true(Math.abs(sizeOf('stored on its side') - 1200 / 800) < 0.01)
  const [picture = ''] = /<picture>.*?<\/picture>/.exec(html) ?? []
  t.regex(picture, /type="image\/avif".*type="image\/webp".*<img/)
  t.is(html.match(/fetchpriority="high"/g)?.length, 1)
})
