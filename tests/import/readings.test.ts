import test, {type ExecutionContext} from 'ava'
import {importPages} from '../../studio/import/importPages.ts'
import {asDrafts, bodyOf, emptyLake, importFiles, page, siteFolder} from './importing.ts'
import {outline} from './outline.ts'

const row = (...cells: readonly string[]) =>
  `<tr>${cells.map((cell) => `<td rowspan="1" colspan="1">${cell}</td>`).join('')}</tr>`
const table = (...rows: readonly string[]) => `<table><tbody>${rows.join('')}</tbody></table>`
const image = (name: string) =>
  `<div class="isomer-image-wrapper"><img alt="" src="/images/${name}.png"></div>`

/** What structure is read out of a form, and what is left alone. */
const cases: Readonly<Record<string, {html: string; becomes: readonly string[]}>> = {
  'a layout table with numbered cells and screenshots is a procedure': {
    html: table(
      row('<p>1) Log in.</p><p>(Ask for help.)</p>', image('a')),
      row(image('b'), '<p><strong>2)</strong> Go on.</p>'),
      row('<p>3.</p>', '<p>End.</p>', ''),
    ),
    becomes: [
      'procedure',
      '  step with /images/a.png',
      '    normal: Log in.',
      '    normal: (Ask for help.)',
      '  step with /images/b.png',
      '    normal: Go on.',
      '  step',
      '    normal: End.',
    ],
  },
  'numbers out of order, or two figures in a row, are doubtful: the table stays': {
    html: table(row('<p>1) a</p>', image('a')), row('<p>3) b</p>', image('b'))),
    becomes: [
      'table, heads none',
      '  cell',
      '    normal: 1) a',
      '  cell',
      '    figure /images/a.png',
      '  cell',
      '    normal: 3) b',
      '  cell',
      '    figure /images/b.png',
    ],
  },
  'times of day are no steps': {
    html: table(row('<p>7.35 am</p>', '<p>Flag</p>'), row('<p>8.00 am</p>', '<p>Lessons</p>')),
    becomes: [
      'table, heads none',
      '  cell',
      '    normal: 7.35 am',
      '  cell',
      '    normal: Flag',
      '  cell',
      '    normal: 8.00 am',
      '  cell',
      '    normal: Lessons',
    ],
  },
  'typed numbers, letters and bullets are lists': {
    html: '<p>1) a</p><p>2) b</p><p>and</p><p>a. c</p><p>b. d</p><p>then</p><p>• e<br>• f</p><p>4) g</p><p>5) h</p>',
    becomes: [
      'number 1: a',
      'number 1: b',
      'normal: and',
      'list ordered letter',
      '  item',
      '    normal: c',
      '  item',
      '    normal: d',
      'normal: then',
      'bullet 1: e',
      'bullet 1: f',
      'list ordered from 4',
      '  item',
      '    normal: g',
      '  item',
      '    normal: h',
    ],
  },
  'a mark alone, and a number in a text, stay': {
    html: '<p>1) a</p><p>2.5 hours</p><p>- b</p><p>A. Tan</p>',
    becomes: ['normal: 1) a', 'normal: 2.5 hours', 'normal: - b', 'normal: A. Tan'],
  },
  'a bold line above text is a heading; a bold sentence, or bold lines together, are none': {
    html: '<h3>Top</h3><p><strong>Uniform</strong></p><p>Wear it.</p><p><strong>Do not be late.</strong></p><p>x</p><p><strong>One</strong></p><p><strong>Two</strong></p><p>y</p><p><strong>End</strong></p>',
    becomes: [
      'h2: Top',
      'h3: Uniform',
      'normal: Wear it.',
      'normal: [Do not be late.](strong)',
      'normal: x',
      'normal: [One](strong)',
      'normal: [Two](strong)',
      'normal: y',
      'normal: [End](strong)',
    ],
  },
  'a table of one cell is a box, a table of images is figures': {
    html:
      table(row('<p>Mind the step.</p>')) + table(row(image('a'), image('b')), row(image('c'), '')),
    becomes: [
      'callout',
      '  normal: Mind the step.',
      'figure /images/a.png',
      'figure /images/b.png',
      'figure /images/c.png',
    ],
  },
  'levels of headings close up, whichever the author took': {
    html: '<h2>A</h2><h5>B</h5><h6>C</h6><p>x</p>',
    becomes: ['h2: A', 'h3: B', 'h4: C', 'normal: x'],
  },
  'the title, written once more, is dropped': {
    html: '<h1><strong>A page</strong></h1><p>x</p><h2>A page</h2><p>y</p>',
    becomes: ['normal: x', 'h2: A page', 'normal: y'],
  },
  'a bold first row holds the headings of the columns': {
    html: table(
      row('<p><strong>A</strong></p>', '<p><strong>B</strong></p>'),
      row('<p>c</p>', '<p>d</p>'),
    ),
    becomes: [
      'table, heads row',
      '  cell',
      '    normal: [A](strong)',
      '  cell',
      '    normal: [B](strong)',
      '  cell',
      '    normal: c',
      '  cell',
      '    normal: d',
    ],
  },
  'an empty line inside a paragraph parts it': {
    html: '<p>a<br><br><strong>b</strong><br>c</p>',
    becomes: ['normal: a', 'normal: [b](strong)\nc'],
  },
}

for (const [what, {html, becomes}] of Object.entries(cases)) {
  test(what, async (t) => {
    t.deepEqual(outline(await bodyOf(t, html)), [...becomes])
  })
}

test('--literal reads nothing into a page', async (t) => {
  const html = `<h1>A page</h1><p>1) a</p><p>2) b</p>${table(row('<p>x</p>'))}`
  const body = await bodyOf(t, html, {literal: true})
  t.deepEqual(outline(body), [
    'h2: A page',
    'normal: 1) a',
    'normal: 2) b',
    'table, heads none',
    '  cell',
    '    normal: x',
  ])
})

test('each reading is a finding with its confidence, on its line', async (t) => {
  const {pageOf} = await importFiles(t, {
    '_notes/page.md': page('<h1>A page</h1>\n<p><strong>Late</strong></p>\n<p>x</p>\n<p>3) y</p>'),
  })
  const notes = pageOf('_notes/page.md').notes.filter(({confidence}) => confidence !== undefined)
  t.deepEqual(
    notes.map(({line, confidence, severity}) => [line, confidence, severity]),
    [
      [7, 'certain', 'note'],
      [10, 'doubtful', 'note'],
      [8, 'likely', 'note'],
    ],
  )
  t.true(notes.every(({problem, remedy}) => problem !== '' && remedy !== ''))
})

test('links to known portals, pages and handbook pages follow their targets', async (t) => {
  const client = await lakeWithServices(t)
  const site = await siteFolder(t, {
    '_notes/page.md': page(
      '<p>Open <a href="http://portal.example">it</a>, see <a href="/b-page">b</a>, found in the Student Handbook\non page 21), not in the Student Handbook on page 99.</p>',
    ),
    '_notes/b.md': page('<p>x</p>', {permalink: '/b-page/'}),
  })
  const {pages} = await importPages(client, {...asDrafts, paths: [site]})
  const first = pages.find(({file}) => file.name === '_notes/page.md')
  t.deepEqual(outline(first?.imported?.guide.body ?? []), [
    'normal: Open [it](serviceLink), see [b](guideLink), found {handbookPage}), not in the Student Handbook on page 99.',
  ])
  t.regex(first?.notes.find(({confidence}) => confidence === 'doubtful')?.problem ?? '', /page 99/u)
  const stored = await client.fetch(
    '*[_id == $id][0].body[0].markDefs[_type == "guideLink"][0].guide',
    {id: `drafts.${first?.imported?.id}`},
  )
  t.like(stored, {_weak: true, _strengthenOnPublish: {type: 'guide'}})
})

async function lakeWithServices(t: ExecutionContext) {
  const client = await emptyLake(t)
  await client
    .transaction()
    .create({
      _id: 'service-portal',
      _type: 'service',
      portal: 'https://portal.example/',
      name: 'Portal',
    })
    .create({_id: 'guide-other', _type: 'guide', title: 'Other', path: '/other/'})
    .create({
      _id: 'handbook',
      _type: 'handbook',
      title: 'Student Handbook',
      entries: [
        {
          _type: 'handbookEntry',
          _key: 'a',
          page: 21,
          guide: {_type: 'reference', _ref: 'guide-other'},
        },
      ],
    })
    .commit()
  return client
}
