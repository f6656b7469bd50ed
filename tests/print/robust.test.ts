import test from 'ava'
import sharp from 'sharp'
import type {Block, Figure, Guide, Step, TextBlock} from '../../renderers/guide/model.ts'
import {openPrintRoom} from './inserts.ts'
import {missingFrom, pixelsOf, reading} from './reading.ts'

const {print, printable, printer} = await openPrintRoom()
const {guide: short} = printable('short')
const none = new Map<string, Uint8Array>()

function paragraph(text: string): TextBlock {
  const children = [{_type: 'span', _key: 's', text, marks: []}] as const
  return {_type: 'block', _key: 'b', at: 'body[_key=="b"]', style: 'normal', markDefs: [], children}
}

function figureOf(
  width: number,
  height: number,
  crop = {top: 0, bottom: 0, left: 0, right: 0},
): Figure {
  const picture = {asset: 'image-a', url: '', width, height, mimeType: 'image/png', crop}
  return {
    _type: 'figure',
    _key: 'f',
    at: 'body[_key=="f"]',
    picture,
    alternativeText: 'A red field',
  }
}

function guideOf(...body: Block[]): Guide {
  return {...short, body}
}

test('a character that no font has is an error that names it and its text', async (t) => {
  const guide = guideOf(paragraph('Ask in Khmer: ខ្មែរ.'))
  const {value, findings} = await printer.insert(guide, {edition: 'screen', images: none})
  t.is(value, undefined)
  t.like(findings[0], {severity: 'error', document: short.id, path: 'body[_key=="b"]'})
  t.regex(findings[0]?.problem ?? '', /“ខ” \(U\+1781\).*Ask in Khmer/u)
})

test('a character that no font has is found wherever an insert draws text, in both editions', async (t) => {
  const khmer = 'ខ្មែរ'
  const marked = (mark: TextBlock['markDefs'][number]): TextBlock => ({
    ...paragraph('here'),
    children: [{_type: 'span', _key: 's', text: 'here', marks: [mark._key]}],
    markDefs: [mark],
  })
  const address = `https://www.example.org/${khmer}`
  const body = 'body[_key=="b"]'
  const guides: readonly (readonly [document: string, path: string, guide: Guide])[] = [
    [short.id, 'shortTitle', {...short, shortTitle: khmer}],
    [
      short.id,
      body,
      guideOf(marked({_type: 'link', _key: 'l', href: address, address, kind: 'web'})),
    ],
    [
      short.id,
      body,
      guideOf(marked({_type: 'abbreviation', _key: 'a', expansion: khmer, first: true})),
    ],
    ['siteSettings', 'schoolName', {...short, site: {...short.site, name: khmer}}],
    [
      'book',
      'title',
      {
        ...short,
        handbook: {id: 'book', title: khmer, edition: '1', trimSize: 'a5', page: 1},
      },
    ],
  ]
  for (const [document, path, guide] of guides) {
    for (const edition of ['screen', 'press'] as const) {
      const {value, findings} = await printer.insert(guide, {edition, images: none})
      t.is(value, undefined, path)
      t.like(findings[0], {severity: 'error', document, path})
    }
  }
})

test('a picture that is missing or broken is an error at its place', async (t) => {
  const broken = new Map([['image-a', new TextEncoder().encode('not a picture')]])
  for (const images of [none, broken]) {
    const {value, findings} = await printer.insert(guideOf(figureOf(1200, 800)), {
      edition: 'press',
      images,
    })
    t.is(value, undefined)
    t.like(findings[0], {severity: 'error', path: 'body[_key=="f"]'})
  }
})

test('a coarse picture is a finding in the press edition: a warning below 300 ppi, an error below 150', async (t) => {
  for (const [width, severity] of [
    [1200, undefined],
    [700, 'warning'],
    [300, 'error'],
  ] as const) {
    const images = new Map([['image-a', await field(width, width / 2)]])
    const guide = guideOf(figureOf(width, width / 2))
    const press = await printer.insert(guide, {edition: 'press', images})
    t.is(press.findings[0]?.severity, severity)
    const screen = await printer.insert(guide, {edition: 'screen', images})
    t.deepEqual(screen.findings, [])
  }
})

test('an enormous picture is printed no finer than is of use, and a tiny one is shown or refused', async (t) => {
  const enormous = new Map([['image-a', await field(11_000, 9000)]])
  const guide = guideOf(figureOf(11_000, 9000))
  const {pdf, findings} = await print({guide, images: enormous}, {edition: 'press'})
  t.deepEqual(findings, [])
  t.true(pdf.byteLength < 500_000, `${pdf.byteLength} bytes`)
  const tiny = {guide: guideOf(figureOf(1, 1)), images: new Map([['image-a', await field(1, 1)]])}
  t.deepEqual((await print(tiny, {edition: 'screen'})).findings, [])
  const press = await printer.insert(tiny.guide, {edition: 'press', images: tiny.images})
  t.is(press.value, undefined)
  t.regex(press.findings[0]?.problem ?? '', /pixels per inch/u)
})

test('pictures in inks, turned by the camera or cut by the editor are shown as they should be', async (t) => {
  // Left half red, right half blue; the editor keeps the left, so that no blue is left.
  const halves = sharp(await field(1600, 1600)).composite([
    {input: await field(800, 1600, '#0000ff'), left: 800, top: 0},
  ])
  const upright = await halves.png().toBuffer()
  const crop = {top: 0, bottom: 0, left: 0, right: 0.5}
  const originals: Record<string, Uint8Array> = {
    plain: upright,
    'in inks': await sharp(upright).toColourspace('cmyk').jpeg().toBuffer(),
    // Stored lying on its side, with the note how to turn it.
    turned: await sharp(upright).rotate(270).withMetadata({orientation: 6}).jpeg().toBuffer(),
  }
  for (const [name, original] of Object.entries(originals)) {
    const images = new Map([['image-a', original]])
    const {pdf} = await print(
      {guide: guideOf(figureOf(1600, 1600, crop)), images},
      {edition: 'screen'},
    )
    const [page] = await pixelsOf(pdf, 50)
    let red = 0
    let blue = 0
    for (let at = 0; at < (page?.data.length ?? 0); at += 4) {
      const [r = 0, , b = 0] = page?.data.subarray(at, at + 3) ?? []
      if (r > 180 && b < 90) red += 1
      if (b > 180 && r < 60) blue += 1
    }
    t.true(red > 2000, `${name}: ${red} red`)
    t.is(blue, 0, name)
  }
})

test('the proof finds text that runs on over pages, and lines of cells that stand side by side', async (t) => {
  const cell = (_key: string, text: string, rowSpan = 1) => {
    return {_key, colSpan: 1, rowSpan, content: [paragraph(text)]}
  }
  const rows = [
    {
      _key: 'r1',
      cells: [
        cell('a', 'Singapore Mathematical Olympiad Competition', 2),
        cell('b', 'School Award'),
        cell('c', 'Silver'),
      ],
    },
    {_key: 'r2', cells: [cell('d', 'Individual Award'), cell('e', '4 Silver, 12 Bronze')]},
  ]
  const long = 'A paragraph that fills more than a page. '.repeat(120).trim()
  const table = {
    _type: 'table',
    _key: 't',
    at: 'body[_key=="t"]',
    columns: 3,
    headerRows: 0,
  } as const
  const guide = guideOf({...table, rows}, paragraph(long))
  const {pdf} = await print({guide, images: none}, {edition: 'screen'})
  t.deepEqual(await missingFrom(guide, pdf), [])
  const other = guideOf(paragraph('Words that are nowhere.'))
  t.is((await missingFrom(other, pdf)).length, 1)
})

test('two hundred steps are numbered to the end, on as many pages as it takes', async (t) => {
  const steps = Array.from(
    {length: 200},
    (_, index): Step => ({
      ...{_key: `s${index}`, at: `s${index}`, number: index + 1, anchor: `s${index}`, note: []},
      instruction: [paragraph(`Do thing number ${index + 1}.`)],
    }),
  )
  const guide = guideOf({_type: 'procedure', _key: 'p', at: 'p', steps})
  const {pdf, pages} = await print({guide, images: none}, {edition: 'screen'})
  t.true(pages > 10)
  await reading(pdf, async (_, drawn) => {
    const texts = await Promise.all(drawn.map((page) => page.getTextContent()))
    const text = texts.flatMap(({items}) => items.map((item) => ('str' in item ? item.str : '')))
    for (const {number} of steps) t.true(text.includes(`Do thing number ${number}.`), `${number}`)
  })
})

test('an insert that outgrows its pages names itself and the handbook', async (t) => {
  const {guide, images} = printable('student-accounts')
  const handbook = {
    id: 'book',
    title: 'Book',
    edition: '1',
    trimSize: 'a5',
    page: 21,
    pages: 1,
  } as const
  const {findings} = await print({guide: {...guide, handbook}, images}, {edition: 'screen'})
  t.like(findings[0], {severity: 'warning', document: 'book', path: 'entries'})
  t.regex(findings[0]?.problem ?? '', /Student Accounts.*2 pages.*keeps 1.*page 21/u)
})

test('a draft says so on every page, under the text, in both editions', async (t) => {
  for (const edition of ['screen', 'press'] as const) {
    const {pdf} = await print(printable('student-accounts'), {edition, watermark: 'Draft'})
    await reading(pdf, async (_, pages) => {
      for (const page of pages) {
        const {items} = await page.getTextContent()
        // What comes first is painted first.
        const texts = items.flatMap((item) => ('str' in item && item.str !== '' ? item.str : []))
        t.deepEqual(texts.slice(0, 3), ['Draft', 'Draft', 'Draft'])
        t.false(texts.slice(3).includes('Draft'))
      }
    })
  }
})

async function field(width: number, height: number, background = '#ff0000') {
  return sharp({create: {width, height, channels: 3, background}})
    .png()
    .toBuffer()
}
