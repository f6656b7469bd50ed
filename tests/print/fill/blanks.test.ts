import test from 'ava'
import {libraryOf} from '../../../renderers/guide/library.ts'
import {resolveChannels} from '../../../renderers/guide/resolveGuide.ts'
import {openPrintRoom} from '../inserts.ts'
import {reading} from '../reading.ts'

const {print} = await openPrintRoom()

const paragraph = (_key: string, text: string) => ({
  ...{_type: 'block', _key, style: 'normal', markDefs: []},
  children: [{_type: 'span', _key: `${_key}-s`, text, marks: []}],
})

const linked = {
  ...paragraph('l', ''),
  children: [
    {_type: 'span', _key: 's1', text: 'Visit the', marks: []},
    {_type: 'span', _key: 's2', text: ' school ', marks: ['l1']},
    {_type: 'span', _key: 's3', text: 'portal ', marks: ['strong', 'l1']},
    {_type: 'span', _key: 's4', text: 'now', marks: []},
    {_type: 'span', _key: 's5', text: '  ', marks: ['l2']},
    {_type: 'span', _key: 's6', text: 'or later.', marks: []},
  ],
  markDefs: [
    {_type: 'link', _key: 'l1', href: 'https://www.example.org/portal'},
    {_type: 'link', _key: 'l2', href: 'https://www.example.org/nothing'},
  ],
}

const library = libraryOf([
  {
    ...{_id: 'g', _type: 'guide', _rev: '1', _createdAt: '2026-11-23T00:00:00Z'},
    ...{_updatedAt: '2026-11-23T00:00:00Z', language: 'en', path: '/g/', navigationGroup: 'G'},
    ...{title: 'Gate\ttimes', summary: 'A\u00a0summary.'},
    body: [
      paragraph('a', 'Monday \t\t9\u00a0am\tGate A'),
      paragraph('b', '\tTuesday\t10 am\tGate B\t'),
      paragraph('d', 'No tabs.'),
      paragraph('c', 'Press\tCtrl\tand wait.'),
      linked,
      {_type: 'codeSample', _key: 'k', text: 'a\tb'},
    ],
  },
  {
    ...{_id: 'siteSettings', _type: 'siteSettings', _rev: '1', _createdAt: '2026-11-23T00:00:00Z'},
    ...{_updatedAt: '2026-11-23T00:00:00Z', schoolName: 'School'},
    webAddress: 'https://www.school.example',
  },
])
const channels = resolveChannels(library, 'g')

test('paragraphs below each other with the same tabs are a table, in every channel', (t) => {
  for (const {value} of Object.values(channels)) {
    const [table] = value.body
    t.like(table, {_type: 'table', columns: 3, headerRows: 0})
    if (table?._type !== 'table') continue
    const texts = table.rows.map(({cells}) =>
      cells.map(({content: [block]}) => (block?._type === 'block' ? block.children[0]?.text : '')),
    )
    t.deepEqual(texts, [
      ['Monday ', '9\u00a0am', 'Gate A'],
      ['Tuesday', '10 am', 'Gate B'],
    ])
  }
})

test('a tab elsewhere is a gap, and stays a tab in preformatted text', (t) => {
  const {title, body} = channels.web.value
  t.is(title, 'Gate\u2003times')
  t.like(body[2], {children: [{text: 'Press\u2003Ctrl\u2003and wait.'}]})
  t.like(body.at(-1), {_type: 'codeSample', text: 'a\tb'})
})

test('blanks at the edges of a link stand outside it; a link around blanks is none', (t) => {
  const block = channels.print.value.body[3]
  if (block?._type !== 'block') throw new Error('There is no paragraph.')
  t.deepEqual(
    block.children.map((child) => (child._type === 'span' ? [child.text, child.marks] : [])),
    [
      ['Visit the', []],
      [' ', []],
      ['school ', ['l1']],
      ['portal', ['strong', 'l1']],
      [' ', ['strong']],
      ['now', []],
      ['  ', []],
      ['or later.', []],
    ],
  )
  t.deepEqual(
    block.markDefs.map(({_key}) => _key),
    ['l1'],
  )
})

for (const edition of ['screen', 'press'] as const) {
  test(`${edition}: every blank of the source is a blank on paper`, async (t) => {
    const guide = channels.print.value
    const {pdf} = await print({guide, images: new Map()}, {edition})
    await reading(pdf, async (_, [page]) => {
      const items = (await page?.getTextContent())?.items ?? []
      const text = items.map((item) => ('str' in item ? item.str : '')).join('')
      t.regex(text, /Gate\s+times/u)
      t.regex(text, /A\s+summary/u)
      t.regex(text, /9\s+am/u)
      t.regex(text, /Press\s+Ctrl\s+and wait/u)
      t.regex(text, /Visit the school portal\s*1\s+now/u)
    })
  })
}
