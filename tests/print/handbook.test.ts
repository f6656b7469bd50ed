import test from 'ava'
import type {Guide} from '../../renderers/guide/model.ts'
import {imposeBooklet, sidesOf} from '../../renderers/print/finished/booklet.ts'
import {pageLabelsOf} from '../../studio/pipeline/proof/readPdf.ts'
import {openPrintRoom} from './inserts.ts'
import {printingProfile} from './press/printingProfile.ts'
import {reading, taggedOf} from './reading.ts'

const {printer, guides, printable} = await openPrintRoom()
const images = new Map([...guides.values()].flatMap((entry) => [...entry.images]))

/** Out of order, in three languages, from a left page, a right page and one far behind. */
const section = [placed('log-in-ta', 40), placed('student-accounts', 21), placed('log-in-ms', 24)]

function placed(name: string, page: number): Guide {
  const {guide} = printable(name)
  const book = {id: 'book', title: 'Student Handbook', edition: '2027', trimSize: 'a5'} as const
  return {...guide, handbook: {...book, page}}
}

async function printed(chapters: readonly Guide[], edition: 'screen' | 'press') {
  const {value, findings} = await printer.handbook(chapters, {edition, images})
  if (value === undefined) throw new Error(findings.map(({problem}) => problem).join('\n'))
  return {...value, findings}
}

test('a handbook is one file: its contents, then each insert on the pages that the handbook says', async (t) => {
  const {pdf, pages: count} = await printed(section, 'screen')
  const alone = await Promise.all(
    section.map(async (guide) => (await printer.insert(guide, {edition: 'screen', images})).value),
  )
  const own = alone.reduce((sum, insert) => sum + (insert?.pages ?? 0), 0)
  await reading(pdf, async (document, pages) => {
    const labels = await document.getPageLabels()
    t.is(labels?.[0], 'i')
    const starts = ['21', '24', '40'].map((label) => labels?.indexOf(label) ?? -1)
    t.true(starts.every((start, index) => (start ?? 0) > (starts[index - 1] ?? 0)))
    // What is a left page of the book is one of the file: blank pages fill the gaps, and no others.
    const numbered = labels?.filter((label) => /^\d+$/u.test(label)) ?? []
    for (const label of numbered) t.is((labels?.indexOf(label) ?? 0) % 2, (Number(label) + 1) % 2)
    t.is(count, labels?.length ?? 0)
    t.true(count > own && count <= 1 + own + section.length)
    const {info} = await document.getMetadata()
    t.like(info, {Title: 'Student Handbook 2027'})
    const titles = (await document.getOutline()).map(({title}) => title)
    t.is(titles.length, 4)
    t.is(titles[1], printable('student-accounts').guide.title)
    const [contents] = pages
    if (contents === undefined) throw new Error('There is no page.')
    const said = (await taggedOf(contents)).find(({role}) => role === 'Root')?.text ?? ''
    t.regex(said, /Student Accounts\s*21.*24.*40/su)
    // Each line of the contents leads to the page that it names.
    const leads = (await contents.getAnnotations()).map(({dest}) => dest)
    const targets = await Promise.all(
      leads.map(async (dest) => {
        const [page] =
          typeof dest === 'string' ? ((await document.getDestination(dest)) ?? []) : dest
        return document.getPageIndex(page)
      }),
    )
    t.deepEqual([...new Set(targets)], starts)
  })
})

test('a handbook for press has its boxes, and no links', async (t) => {
  const {pdf} = await printed(section, 'press')
  await reading(pdf, async (_, pages) => {
    for (const page of pages) {
      t.deepEqual(await page.getAnnotations(), [])
      t.true(Math.abs((page.view[2] ?? 0) - (168 / 25.4) * 72) < 0.01)
    }
  })
})

test('a handbook for press declares PDF/X-4 where a profile is named', async (t) => {
  const profile = {icc: await printingProfile(), name: 'Test press'}
  const {value} = await printer.handbook(section, {edition: 'press', images, profile})
  const saved = Buffer.from(value?.pdf ?? []).toString('latin1')
  t.regex(saved, /GTS_PDFX\b/u)
  t.regex(saved, /<pdfxid:GTS_PDFXVersion[^>]*>PDF\/X-4</u)
})

test('a handbook of drafts says so on every page, in the language of each guide', async (t) => {
  const watermark = ({language}: Guide) => (language === 'ms' ? 'Draf' : 'Draft')
  const chapters = section.filter(({language}) => language !== 'ta')
  const {value} = await printer.handbook(chapters, {edition: 'screen', images, watermark})
  await reading(value?.pdf ?? new Uint8Array(), async (_, [, ...pages]) => {
    const words = await Promise.all(
      pages.map(async (page) => {
        const {items} = await page.getTextContent()
        const texts = items.flatMap((item) => ('str' in item ? item.str : []))
        // Fill pages are blank.
        return texts.every((text) => text === '')
          ? undefined
          : texts.filter((text) => /^Draft?$/u.test(text))
      }),
    )
    t.true(words.every((found) => found === undefined || found.length > 0))
    t.deepEqual([...new Set(words.flatMap((found) => found ?? []))], ['Draft', 'Draf'])
  })
})

test('the same handbook gives the same bytes', async (t) => {
  for (const edition of ['screen', 'press'] as const) {
    const [once, twice] = [await printed(section, edition), await printed(section, edition)]
    t.true(Buffer.from(once.pdf).equals(Buffer.from(twice.pdf)), edition)
  }
})

test('a handbook in which two guides claim a page says which', async (t) => {
  const {findings} = await printed(
    [placed('student-accounts', 21), placed('log-in-ms', 22)],
    'screen',
  )
  t.regex(findings.map(({problem}) => problem).join('\n'), /Page 22 is claimed twice/u)
})

test('a handbook with a cover and sections begins with them; with many guides it ends with an index', async (t) => {
  const {guide} = printable('short')
  const names = [
    'Zebra',
    'Apple',
    'Mango',
    'Kiwi',
    'Fig',
    'Date',
    'Pear',
    'Plum',
    'Lime',
    'Nut',
    'Yam',
  ]
  const chapters = names.map((title, index): Guide => {
    const book = {id: 'book', title: 'Student Handbook', edition: '2027', trimSize: 'a5'} as const
    const section = index === 0 ? {section: 'For Students'} : {}
    const handbook = {...book, ...section, page: 21 + index, cover: true}
    return {...guide, id: `g${index}`, title, summary: '', body: [], handbook}
  })
  const {pdf} = await printed(chapters, 'screen')
  await reading(pdf, async (document, pages) => {
    const labels = await document.getPageLabels()
    t.deepEqual(labels?.slice(0, 5), ['i', 'ii', 'iii', 'iv', '21'])
    const texts = await Promise.all(
      pages.map(async (page) =>
        (await page.getTextContent()).items
          .map((item) => ('str' in item ? item.str : ''))
          .join(' '),
      ),
    )
    t.regex(texts[0] ?? '', /Rainforest Secondary School.*Student Handbook.*2027/su)
    t.is(texts[1]?.trim(), '')
    const tagged = (await Promise.all(pages.map(taggedOf))).flat()
    // Contents and index: two lists, with an item for the section and for each guide.
    t.is(tagged.filter(({role}) => role === 'TOC').length, 2)
    t.is(tagged.filter(({role}) => role === 'TOCI').length, 1 + 2 * names.length)
    t.regex(texts[2] ?? '', /Contents.*For Students.*Zebra.*21.*Apple.*22/su)
    t.regex(texts.at(-1) ?? '', /Index of guides.*Apple.*22.*Date.*Zebra.*21/su)
    t.notRegex(texts.at(-1) ?? '', /For Students/u)
  })
})

test('a booklet is in order when its sheets are folded', async (t) => {
  t.deepEqual(sidesOf(8), [
    [7, 0],
    [1, 6],
    [5, 2],
    [3, 4],
  ])
  const {pdf, pages: count} = await printed(section, 'press')
  const labels = await pageLabelsOf(pdf)
  const booklet = await imposeBooklet(pdf, labels, false)
  await reading(booklet, async (document, sides) => {
    t.is(sides.length, Math.ceil(count / 4) * 2)
    t.deepEqual(await document.getPageLabels(), [
      ...sidesOf(count).map((side) => side.map((place) => labels[place] ?? '').join(' | ')),
    ])
    // Reads the halves as they follow each other in the folded booklet: the foot says which page it is.
    const halves = new Map<number, string>()
    for (const [index, side] of sides.entries()) {
      const [, , width = 0, height = 0] = side.view
      t.true(
        Math.abs(width - (296 / 25.4) * 72) < 0.1 && Math.abs(height - (210 / 25.4) * 72) < 0.1,
      )
      const {items} = await side.getTextContent()
      for (const half of [0, 1] as const) {
        const own = items.filter((item) => {
          const x = 'str' in item ? Number(item.transform[4]) : -1
          return x >= (half * width) / 2 && x < ((half + 1) * width) / 2
        })
        const words = own
          .map((item) => ('str' in item ? item.str : ''))
          .filter((word) => word !== '')
        halves.set(sidesOf(count)[index]?.[half] ?? -1, words.join(' '))
      }
    }
    for (const [place, label] of labels.entries()) {
      const said = halves.get(place) ?? ''
      t.true(
        said === '' || new RegExp(`\\b${label}\\b`, 'u').test(said),
        `${label}: ${said.slice(-80)}`,
      )
    }
    t.true([...halves.values()].filter((said) => said !== '').length > 5)
  })
})
