import test from 'ava'
import type {Body} from '../../../studio/import/body.ts'
import {findFlaws} from '../../../studio/import/proof/findFlaws.ts'
import {importFiles, page} from '../importing.ts'
import {outline} from './outline.ts'

type Block = Body[number]

const text = (said: string, fields: object = {}): Block => ({
  _type: 'block',
  _key: said,
  style: 'normal',
  markDefs: [],
  children: [{_type: 'span', _key: 's', text: said, marks: []}],
  ...fields,
})

const figure = (source: string): Block => ({_type: 'figure', _key: source, importedFrom: source})

interface Case {
  readonly kind: 'html' | 'markdown'
  readonly page: string
  /** A guide of the page as a careless importer makes it: all its words are there. */
  readonly wrong: Body
  readonly flaw: RegExp
}

/** What looks amiss though no word is lost: the proof sees it in a wrong guide, and the importer makes no such guide. */
const cases: Readonly<Record<string, Case>> = {
  'pictures and links after a block of HTML': {
    kind: 'markdown',
    page: '<p>Choir</p>\nWe sing **well**.\n![The choir](/images/choir.png)\n',
    wrong: [text('Choir'), text('We sing **well**. ![The choir](/images/choir.png)')],
    flaw: /“\*\*” stands as typed/u,
  },
  'emphasis beside Chinese': {
    kind: 'markdown',
    page: '**大家好。**欢迎。\n',
    wrong: [text('**大家好。**欢迎。')],
    flaw: /stands as typed/u,
  },
  footnotes: {
    kind: 'markdown',
    page: 'Most pupils walk.[^a]\n\n[^a]: A count of *2019*.\n',
    wrong: [text('Most pupils walk.[^a]'), text('[^a]: A count of 2019.')],
    flaw: /“\[\^a\]” stands as typed/u,
  },
  'a table without a header': {
    kind: 'markdown',
    page: 'When we open:\n\n| Monday | 8 am |\n|---|---|---|\n| Tuesday | `a|b` or 9\\|10 |\n',
    wrong: [text('When we open:'), text('| Monday | 8 am |\n|---|---|---|\n| Tuesday | 9 am |')],
    flaw: /“\| Monday \| 8 am \|” stands as typed/u,
  },
  'letters with text between them': {
    kind: 'html',
    page: '<p>a) Walk.</p><p>Mind the road.</p><p>b) Take the bus.</p><p>c) Cycle.</p>',
    wrong: [
      text('a) Walk.'),
      text('Mind the road.'),
      text('Take the bus.', {listItem: 'bullet', level: 1}),
      text('Cycle.', {listItem: 'bullet', level: 1}),
    ],
    flaw: /“a\) Walk\.” and “b\) Take the bus\.” are alike/u,
  },
  'questions of one row': {
    kind: 'html',
    page: '<p><strong>Q1: Who?</strong></p><p>x</p><p><strong>Q2: Where, if not here?</strong></p><p>y</p>',
    wrong: [text('Q1: Who?', {style: 'h2'}), text('x'), text('Q2: Where, if not here?'), text('y')],
    flaw: /are alike, and were read unlike/u,
  },
  'notes with stars': {
    kind: 'html',
    page: '<ul><li><p>Open daily.*</p></li></ul><p>* Not on Sundays.</p><p>* Not in June.</p>',
    wrong: [
      text('Open daily.*', {listItem: 'bullet', level: 1}),
      text('Not on Sundays.', {listItem: 'bullet', level: 1}),
      text('* Not in June.'),
    ],
    flaw: /are alike/u,
  },
  'a small picture': {
    kind: 'html',
    page: '<p>Scan:</p><img src="/images/code.png" style="width: 20%" alt="A code">',
    wrong: [text('Scan:'), figure('/images/code.png')],
    flaw: /took 20 % of the line/u,
  },
  'a place that is gone': {
    kind: 'html',
    page: '<p>See <a href="#rules">the rules</a>.</p><p>x</p>',
    wrong: [text('See the rules.'), text('x')],
    flaw: /“#rules” leads nowhere/u,
  },
  'a list of steps with pictures': {
    kind: 'html',
    page: '<ol><li><p>Push.</p><img src="/images/a.png" alt="a"></li><li><p>Pull.</p><img src="/images/b.png" alt="b"></li></ol>',
    wrong: [
      text('Push.', {listItem: 'number', level: 1}),
      figure('/images/a.png'),
      text('Pull.', {listItem: 'number', level: 1}),
      figure('/images/b.png'),
    ],
    flaw: /not read as a procedure/u,
  },
  'an empty guide': {kind: 'html', page: '', wrong: [], flaw: /empty/u},
}

for (const [what, {kind, page: body, wrong, flaw}] of Object.entries(cases)) {
  test(`the proof sees ${what}, and the importer gets it right`, async (t) => {
    t.regex(findFlaws({body, kind}, wrong, []).join('\n'), flaw)
    const {pageOf} = await importFiles(t, {'_notes/page.md': page(body)})
    const {imported, failures, outcome} = pageOf('_notes/page.md')
    t.deepEqual(failures, [])
    if (body === '') t.is(outcome, 'leftOut')
    else t.deepEqual(imported?.flaws, [])
  })
}

test('rows without a header are a table, and terms are headings above what they mean', async (t) => {
  const {pageOf} = await importFiles(t, {
    '_notes/page.md': page(
      '| Monday | 8 am |\n| Tuesday | `a|b` or 9\\|10 |\n\nMIMS\n: Opens the *laptop*.\n: And mail.\n\nICON\n: Mail.\n',
      {variant: 'markdown'},
    ),
  })
  const {imported, failures} = pageOf('_notes/page.md')
  t.deepEqual(failures, [])
  t.deepEqual(outline(imported?.guide.body ?? []), [
    'table, heads none',
    '  cell',
    '    normal: Monday',
    '  cell',
    '    normal: 8 am',
    '  cell',
    '    normal: Tuesday',
    '  cell',
    '    normal: [a|b](code) or 9|10',
    'h2: MIMS',
    'normal: Opens the [laptop](em).',
    'normal: And mail.',
    'h2: ICON',
    'normal: Mail.',
  ])
})

test('marks of Markdown that visitors of an HTML page saw are told of, and are no flaw of the guide', async (t) => {
  const {pageOf} = await importFiles(t, {'_notes/page.md': page('<p>See **here**.</p>')})
  const {imported, notes} = pageOf('_notes/page.md')
  t.deepEqual(imported?.flaws, [])
  t.true(notes.some(({problem}) => problem.includes('“**” stands as typed')))
})
