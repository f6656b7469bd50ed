/**
 * Measures the search of a site with 1,000 guides: how long its index takes, and what a visitor with an empty
 * cache waits and loads until the first result is there. A benchmark, not a test.
 */
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {createServer} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import type {ListedGuide} from '../../site/src/page.ts'
import {drawSearchIndex} from '../../studio/pipeline/pieces/web/searchIndex.ts'
import {guideDocument, resolve, text} from '../guide/document.ts'
import {launchBrowser} from '../openBrowser.ts'
import {emptyFrame, openSite} from '../site/drawnPage.ts'
import {mediaTypeOf} from '../site/mediaType.ts'

const COUNT = 1_000
const ROUNDS = 10

/** How fast somebody types: milliseconds from key to key. */
const BETWEEN_KEYS = 80

/** The same numbers in every run: mulberry32. */
let seed = 1
const random = () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}
const SUBJECTS = [
  'password',
  'portal',
  'handbook',
  'timetable',
  'examination',
  'laptop',
  'library',
  'canteen',
]
const subject = () => SUBJECTS[Math.floor(random() * SUBJECTS.length)] ?? ''

/** Words as frequent as those of real texts are, by Zipf's law: the n-th about 1/n as often as the first. */
const VOCABULARY = 6_000
const syllables = [
  'ba',
  'con',
  'der',
  'fin',
  'gu',
  'ho',
  'in',
  'ka',
  'lem',
  'mo',
  'ner',
  'op',
  'pra',
  'ri',
  'stu',
  'tion',
]
const word = (): string => {
  const rank = Math.floor(VOCABULARY ** random())
  return rank.toString(16).replaceAll(/./gu, (digit) => syllables[Number.parseInt(digit, 16)] ?? '')
}
const paragraph = (length: number) => Array.from({length}, word).join(' ')

const folder = await mkdtemp(join(tmpdir(), 'guides-search-'))
const site = await openSite()
const pages: {path: string; file: string}[] = []
const guides: ListedGuide[] = []
for (let index = 0; index < COUNT; index += 1) {
  const path = `/guides/${index}/`
  const heading = (key: string) => text(`${subject()} ${paragraph(2)}`, {_key: key, style: 'h2'})
  const body = [
    text(paragraph(60), {_key: 'a'}),
    heading('b'),
    text(paragraph(60), {_key: 'c'}),
    heading('d'),
    text(paragraph(60), {_key: 'e'}),
  ]
  const title = `${subject()} ${paragraph(2)}`
  const {guide} = resolve(guideDocument(body, {_id: `guide-${index}`, path, title}))
  const file = join(folder, `${index}.html`)
  await writeFile(file, await site.drawGuide(guide))
  pages.push({path, file})
  guides.push(guide)
}

const started = performance.now()
const {value} = await drawSearchIndex({pages})
console.log(`index of ${COUNT} guides  ${Math.round(performance.now() - started)} ms`)

const files = new Map((value?.files ?? []).map(({name, bytes}) => [`/pagefind/${name}`, bytes]))
const {guide} = resolve(guideDocument([]))
const page = {
  kind: 'search',
  site: guide.site,
  frame: emptyFrame,
  theme: {light: '#000000', dark: '#000000'},
  hasChanges: false,
  language: 'en',
  languages: ['en'],
  guides,
} as const
files.set('/search/', new TextEncoder().encode(await site.draw('/search/', page)))
for (const name of await site.assets())
  files.set(`/assets/${name}`, await readFile(site.asset(name)))

const server = createServer((request, response) => {
  const {pathname} = new URL(request.url ?? '/', 'http://localhost')
  const bytes = files.get(pathname)
  if (bytes === undefined) {
    response.writeHead(404).end()
    return
  }
  const isText = /\/$|\.(?:js|css|json)$/u.test(pathname)
  response.writeHead(200, {
    'content-type': mediaTypeOf(pathname.endsWith('/') ? 'page.html' : pathname),
    ...(isText ? {'content-encoding': 'gzip'} : {}),
  })
  response.end(isText ? gzipSync(bytes) : bytes)
})
await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
const address = server.address()
const port = typeof address === 'object' && address !== null ? address.port : 0
const browser = await launchBrowser()
try {
  const times: number[] = []
  let loaded = 0
  for (const query of ['timetable', 'examination timetable']) {
    times.length = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const context = await browser.newContext()
      const tab = await context.newPage()
      const session = await context.newCDPSession(tab)
      await session.send('Network.enable')
      const ofSearch = new Set<string>()
      session.on('Network.requestWillBeSent', ({requestId, request: {url}}) => {
        if (url.includes('/pagefind/')) ofSearch.add(requestId)
      })
      loaded = 0
      session.on('Network.loadingFinished', ({requestId, encodedDataLength}) => {
        if (ofSearch.has(requestId)) loaded += encodedDataLength
      })
      await tab.goto(`http://127.0.0.1:${port}/search/`)
      await tab.locator('#query').pressSequentially(query, {delay: BETWEEN_KEYS})
      const before = performance.now()
      await tab.keyboard.press('Enter')
      await tab.locator('#results > li').first().waitFor()
      times.push(performance.now() - before)
      await context.close()
    }
    console.log(
      `“${query}” on an empty cache  first result ${times.map(Math.round).join(', ')}, median ${Math.round(times.toSorted((a, b) => a - b)[ROUNDS / 2] ?? 0)} ms, ${(loaded / 1000).toFixed(1)} kB loaded`,
    )
  }
} finally {
  await browser.close()
  server.close()
  await rm(folder, {recursive: true})
}
