import test from 'ava'
import type {Block, Guide, TextBlock} from '../../../renderers/guide/model.ts'
import {openPrintRoom, type Printable} from '../inserts.ts'
import {missingFrom, reading} from '../reading.ts'

const {guides, print, printable} = await openPrintRoom()
const {guide: short} = printable('short')

const millimetre = 72 / 25.4

const addresses = [
  'https://docs.google.com/spreadsheets/d/1aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789AbCdEf/edit?gid=1234567890#gid=1234567890',
  'https://calendar.google.com/calendar/embed?src=c_0a1b2c3d4e5f6g7h8i9j0k1l2m%40group.calendar.google.com&ctz=Asia%2FSingapore',
  `https://www.example.org/${'WM'.repeat(60)}`,
  `https://www.example.org/?q=${'%E0%AE%85'.repeat(30)}`,
]

const long = addresses[0] ?? ''

function text(words: string, style: TextBlock['style'] = 'normal'): TextBlock {
  const children = [{_type: 'span', _key: 's', text: words, marks: []}] as const
  return {_type: 'block', _key: 'b', at: 'body[_key=="b"]', style, markDefs: [], children}
}

function link(address: string, words: string): TextBlock {
  return {
    ...text(words),
    children: [{_type: 'span', _key: 's', text: words, marks: ['l']}],
    markDefs: [{_type: 'link', _key: 'l', href: address, address, kind: 'web'}],
  }
}

function row(...content: readonly string[]) {
  const cells = content.map((words, index) => ({
    ...{_key: `c${index}`, colSpan: 1, rowSpan: 1},
    content: [text(words)],
  }))
  return {_key: 'r', cells}
}

/** Long rows of letters wherever a guide can have them. */
const everywhere: readonly Block[] = [
  ...addresses.map((address) => link(address, 'Sign up')),
  link(long, long),
  text(`Or type ${long} by hand.`),
  text(long, 'h2'),
  text(long, 'blockquote'),
  {
    ...{_type: 'procedure', _key: 'p', at: 'p'},
    steps: [
      {
        ...{_key: 's', at: 's', number: 1, anchor: 's', note: [text(long)]},
        instruction: [text('docs.google.com/spreadsheets/edit?gid=1234567890#gid=1234567890')],
      },
    ],
  },
  {
    ...{_type: 'list', _key: 'l', at: 'l', ordered: false, numbering: 'number', start: 1},
    items: [{_key: 'i', content: [text(long)]}],
  },
  {
    ...{_type: 'callout', _key: 'c', at: 'c', tone: 'note', title: long},
    content: [
      {_type: 'disclosure', _key: 'd', at: 'd', title: long, anchor: 'd', content: [text(long)]},
    ],
  },
  {
    ...{_type: 'table', _key: 't', at: 't', columns: 4, headerRows: 0},
    rows: [
      row(long, 'b', 'c', '_'.repeat(29)),
      row('some', long.slice(0, 25), 'words', 'x'.repeat(80)),
    ],
  },
  {_type: 'codeSample', _key: 'k', at: 'k', text: long},
  {_type: 'fillIn', _key: 'f', at: 'f', label: long, size: 'line'},
  {
    ...{_type: 'linkTiles', _key: 'lt', at: 'lt'},
    tiles: [{_key: 'lt1', at: 'lt1', title: long, description: long}],
  },
  {_type: 'embed', _key: 'e', at: 'e', provider: 'youtube', title: long, address: long},
]

/** Words of an insert outside the margins of the trimmed page, as pdf.js measures them. */
async function outside({guide, images}: Printable, edition: 'screen' | 'press') {
  const {pdf} = await print({guide, images}, {edition})
  const start = guide.handbook?.page ?? 1
  return reading(pdf, async (_, pages) => {
    const found: string[] = []
    for (const [index, page] of pages.entries()) {
      const [, , width = 0] = page.view
      const shift = edition === 'press' ? 10 : 0
      const [left, right] = (start + index) % 2 === 1 ? [19, 16] : [16, 19]
      for (const item of (await page.getTextContent()).items) {
        if (!('str' in item) || item.str.trim() === '') continue
        const from = Number(item.transform[4])
        const blank = /\s$/u.test(item.str) ? item.height / 2 : 0
        const isInside =
          from >= (shift + left) * millimetre - 0.5 &&
          from + item.width - blank <= width - (shift + right) * millimetre + 1
        if (!isInside) found.push(item.str)
      }
    }
    return found
  })
}

for (const edition of ['screen', 'press'] as const) {
  test(`${edition}: long addresses break within their column wherever they stand, and all of them is there`, async (t) => {
    const guide: Guide = {...short, title: long, summary: long, body: everywhere}
    const printed = {guide, images: new Map<string, Uint8Array>()}
    t.deepEqual(await outside(printed, edition), [])
    const {pdf, findings} = await print(printed, {edition})
    t.deepEqual(findings, [])
    t.deepEqual(await missingFrom(guide, pdf), [])
  })
}

for (const [name, entry] of guides) {
  if (entry.guide.handbook !== undefined && entry.guide.handbook.trimSize !== 'a5') continue
  test(`${name}: all words lie within the margins`, async (t) => {
    t.deepEqual(await outside(entry, 'press'), [])
  })
}
