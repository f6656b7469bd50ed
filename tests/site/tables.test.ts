import test, {type ExecutionContext} from 'ava'
import {readPdf} from '../../studio/pipeline/proof/readPdf.ts'
import {guideDocument, resolve, text} from '../guide/document.ts'
import {openBrowser} from '../openBrowser.ts'
import {openSite} from './drawnPage.ts'

const site = await openSite()

const cell = (content: unknown, fields = {}) => ({
  _type: 'tableCell',
  content: [content],
  ...fields,
})
const link = (href: string) => ({markDefs: [{_type: 'link', _key: 'l', href}]})

const row = (name: string) => ({
  _type: 'tableRow',
  cells: [
    cell(text(name)),
    cell(text('Parents')),
    cell(text('1 Dec 2026')),
    cell(text('31 Jan 2027')),
    cell(text('form.gov.sg', link('https://form.gov.sg/64f1c9e0a1b2c3d4e5f60718'), ['l'])),
    cell(text('General Office', link('mailto:office@school.example'), ['l'])),
    cell(text('Bring the birth certificate, two photographs and the letter')),
    cell(text('Paid-in-full')),
  ],
})

/** Eight columns, of which one holds the addresses of forms. */
const forms = {
  _type: 'table',
  _key: 'forms',
  headers: 'both',
  caption: 'Forms',
  rows: ['Form', 'Financial assistance', 'Bus', 'Leave of absence'].map(row),
}

const columns = (count: number, word: (column: number) => string) => ({
  _type: 'table',
  _key: `table${count}`,
  headers: 'row',
  rows: [0, 1].map(() => ({
    _type: 'tableRow',
    cells: Array.from({length: count}, (_, column) => cell(text(word(column)))),
  })),
})

/** A guide with some blocks, opened in a real browser. */
async function opened(t: ExecutionContext, blocks: readonly unknown[], width: number) {
  const {guide} = resolve(guideDocument(blocks))
  const browser = await openBrowser(t)
  const page = await browser.newPage({viewport: {width, height: 900}})
  await page.setContent(site.withStyles(await site.drawGuide(guide), guide))
  return page
}

const hint = 'The table goes on: scroll it sideways.'

test('a table takes the whole frame where there is room, and is then no tab stop', async (t) => {
  const page = await opened(t, [text('Before it.'), forms], 1280)
  const [table, paragraph] = await page.evaluate<[number, number]>(
    `[...document.querySelectorAll('article table, article > p:not(.summary)')].reverse().map((one) => one.getBoundingClientRect().width)`,
  )
  t.true(table > paragraph + 200, `${table} beside ${paragraph}`)
  t.false(await page.getByText(hint).isVisible())
  await page.locator('h1').click()
  await page.keyboard.press('Tab')
  t.is(await page.evaluate('document.activeElement.textContent'), 'form.gov.sg')
})

test('a table that scrolls says so, can be scrolled by keyboard, and keeps its first column in sight', async (t) => {
  const page = await opened(t, [forms], 320)
  t.true(await page.getByText(hint).isVisible())
  t.is(await page.evaluate('document.documentElement.scrollWidth'), 320)
  await page.locator('h1').click()
  await page.keyboard.press('Tab')
  t.is(await page.evaluate('document.activeElement.textContent'), hint)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction(`document.querySelector('.table').scrollLeft > 50`)
  const {first, frame} = await page.evaluate<{first: number; frame: number}>(
    `({first: document.querySelector('tbody th').getBoundingClientRect().left, frame: document.querySelector('.table').getBoundingClientRect().left})`,
  )
  t.is(first, frame)
})

test('in a row whose first column a cell above covers, no other cell is kept in its place', async (t) => {
  const covered = {
    ...forms,
    rows: [
      row('Form'),
      {...row('Bus'), cells: [cell(text('Bus'), {rowSpan: 2}), ...row('Bus').cells.slice(1)]},
      {...row('Bus'), cells: row('Bus').cells.slice(1)},
    ],
  }
  const page = await opened(t, [covered], 320)
  const positions = await page.evaluate<string[]>(
    `[...document.querySelectorAll('tr > :first-child')].map((one) => getComputedStyle(one).position)`,
  )
  t.deepEqual(positions, ['sticky', 'sticky', 'static'])
})

test('a table of two columns breaks its words rather than scroll', async (t) => {
  const long = columns(2, (column) => (column === 0 ? 'Address' : 'x'.repeat(80)))
  const page = await opened(t, [long], 320)
  t.is(await page.locator('.table').count(), 0)
  t.is(await page.evaluate('document.documentElement.scrollWidth'), 320)
})

test('on paper nothing is cut: tables with addresses, with many columns, with endless words, preformatted text', async (t) => {
  const line = Array.from({length: 40}, (_, index) => `word${index}`).join(' ')
  const blocks = [
    forms,
    columns(
      10,
      (column) => ['Mathematics', 'Science', 'Co-curricular activities'][column % 3] ?? '',
    ),
    columns(4, (column) => `${'abcdefghij'.repeat(5)}${column}`),
    columns(25, (column) => `Cell ${column}`),
    {_type: 'codeSample', _key: 'code', text: line},
  ]
  const page = await opened(t, blocks, 794)
  const pdf = await page.pdf({
    format: 'A4',
    margin: {top: '1cm', bottom: '1cm', left: '1cm', right: '1cm'},
  })
  const squeezed = (await readPdf(pdf)).text.replaceAll(/\s+/gu, '')
  for (const words of ['Paid-in-full', 'Cell24', `${'abcdefghij'.repeat(5)}3`, 'word39']) {
    t.true(squeezed.includes(words), words)
  }
  t.true(squeezed.includes('https://form.gov.sg/64f1c9e0a1b2c3d4e5f60718'))
  await page.emulateMedia({media: 'print'})
  // As wide as A4 is between its margins.
  await page.setViewportSize({width: 718, height: 1000})
  t.deepEqual(
    await page.evaluate(
      `[...document.querySelectorAll('table, pre, td, th')].filter((one) => one.getBoundingClientRect().right > 718.5 || one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML.slice(0, 80))`,
    ),
    [],
  )
  t.false(await page.getByText(hint).first().isVisible())
})

test('words are whole on paper where they fit, and printed addresses widen no table', async (t) => {
  const page = await opened(t, [forms], 718)
  await page.emulateMedia({media: 'print'})
  const lines = (words: string) =>
    page.evaluate<number>(
      `(() => { const range = document.createRange(); range.selectNodeContents([...document.querySelectorAll('td p, th p')].find((one) => one.textContent === ${JSON.stringify(words)})); return new Set([...range.getClientRects()].map(({top}) => Math.round(top))).size })()`,
    )
  t.is(await lines('Parents'), 1)
  t.is(await lines('Bus'), 1)
  const width = () =>
    page.evaluate<number>(
      `document.querySelector('td a[href^="https"]').closest('td').getBoundingClientRect().width`,
    )
  const printed = await width()
  await page.addStyleTag({content: 'a::after {content: none !important}'})
  t.is(printed, await width())
})
