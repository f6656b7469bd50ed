import test from 'ava'
import {cropOf} from '../../renderers/guide/crop.ts'
import {document, guideDocument, resolve, text} from './document.ts'

const link = (href: string) => text('here', {markDefs: [{_type: 'link', _key: 'l', href}]}, ['l'])

for (const href of [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>',
  '//evil.example/x',
  '/\\evil.example',
  'vbscript:x',
  'www.school.example',
  'somebody@school.example',
  'mail to:x@y.example',
  '',
]) {
  test(`a link to ${JSON.stringify(href)} is refused with an error, and its text stays`, (t) => {
    const {guide, findings} = resolve(guideDocument([link(href)]))
    const [block] = guide.body
    t.is(block?._type, 'block')
    t.deepEqual(block?._type === 'block' ? block.markDefs : undefined, [])
    t.deepEqual(block?._type === 'block' ? block.children.map((child) => child.text) : [], ['here'])
    t.deepEqual(
      findings.map(({severity, document: id, path}) => ({severity, id, path})),
      [{severity: 'error', id: 'guide-a', path: 'body[_key=="k4here"].markDefs[_key=="l"].href'}],
    )
  })
}

test('a link to the school’s own address stays on the site, and print still shows it whole', (t) => {
  const {guide} = resolve(guideDocument([link('https://www.school.example/our-resources/')]))
  const [block] = guide.body
  const mark = block?._type === 'block' ? block.markDefs[0] : undefined
  t.like(mark, {
    kind: 'site',
    href: '/our-resources/',
    address: 'https://www.school.example/our-resources/',
  })
})

test('heading levels follow position and never skip one', (t) => {
  const headings = [
    text('one', {style: 'h4'}),
    text('two', {style: 'h2'}),
    text('three', {style: 'h4'}),
  ]
  const inside = {_type: 'callout', _key: 'c', tone: 'note', content: [text('four', {style: 'h2'})]}
  const {guide} = resolve(guideDocument([...headings, inside]))
  const styles = guide.body.flatMap((block) => {
    if (block._type === 'callout') return block.content
    return [block]
  })
  t.deepEqual(
    styles.map((block) => (block._type === 'block' ? block.style : undefined)),
    ['h2', 'h2', 'h3', 'h4'],
  )
})

test('equal headings get anchors of their own', (t) => {
  const {guide} = resolve(
    guideDocument([text('Same', {style: 'h2'}), text('Same', {style: 'h2', _key: 'b'})]),
  )
  t.deepEqual(
    guide.body.map((block) => (block._type === 'block' ? block.anchor : undefined)),
    ['same', 'same-1'],
  )
})

test('steps left out of a channel leave no gap in the numbers', (t) => {
  const step = (key: string, hideFrom: string[] = []) => ({
    _type: 'step',
    _key: key,
    instruction: [text(key)],
    hideFrom,
  })
  const procedure = {
    _type: 'procedure',
    _key: 'p',
    steps: [step('a'), step('b', ['print']), step('c')],
  }
  const numbers = (channel: 'web' | 'print') =>
    resolve(guideDocument([procedure]), [], channel).guide.body.flatMap((block) =>
      block._type === 'procedure' ? block.steps.map(({number, _key}) => `${number}${_key}`) : [],
    )
  t.deepEqual(numbers('web'), ['1a', '2b', '3c'])
  t.deepEqual(numbers('print'), ['1a', '2c'])
})

test('steps without an instruction are named by the numbers that the form gives them', (t) => {
  const steps = ['one', 'two', 'three', 'four'].map((_key, index) => ({
    _type: 'step',
    _key,
    ...(index === 1 ? {instruction: [text('Do it.')]} : {}),
  }))
  const {findings} = resolve(guideDocument([{_type: 'procedure', _key: 'p', steps}]))
  t.deepEqual(
    findings.map(({problem}) => problem),
    ['1', '3', '4'].map((number) => `Step ${number} does not say what to do.`),
  )
})

test('guides without a path do not stand in each other’s way', (t) => {
  const guide = guideDocument([text('Words.')], {path: undefined})
  const {findings} = resolve(guide, [{...guide, _id: 'guide-b'}])
  t.deepEqual(
    findings.map(({path, problem}) => `${path}: ${problem}`),
    ['path: The guide has no path.'],
  )
})

test('an unknown block is an error that names it, and the rest of the guide is kept', (t) => {
  const {guide, findings} = resolve(
    guideDocument([text('before'), {_type: 'carousel', _key: 'x'}, text('after')]),
  )
  t.is(guide.body.length, 2)
  t.is(findings.length, 1)
  t.like(findings[0], {severity: 'error', document: 'guide-a', path: 'body[_key=="x"]'})
  t.regex(findings[0]?.problem ?? '', /carousel/)
})

test('an unknown mark is reported and its text stays', (t) => {
  const {guide, findings} = resolve(guideDocument([text('sparkling', {}, ['glitter'])]))
  t.like(findings[0], {severity: 'warning'})
  t.regex(findings[0]?.problem ?? '', /glitter/)
  t.is(guide.body.length, 1)
})

test('a value of the wrong kind is an error that says where', (t) => {
  const {findings} = resolve(guideDocument([], {formerPaths: 'not a list'}))
  t.like(findings[0], {severity: 'error', document: 'guide-a', path: 'formerPaths'})
})

test('a missing service, picture and handbook page are errors', (t) => {
  const service = text(
    'portal',
    {
      markDefs: [
        {_type: 'serviceLink', _key: 's', service: {_type: 'reference', _ref: 'service-none'}},
      ],
    },
    ['s'],
  )
  const figure = {
    _type: 'figure',
    _key: 'f',
    asset: {_type: 'reference', _ref: 'image-none'},
    alt: 'A thing',
  }
  const page = {...text('on '), children: [{_type: 'handbookPage', _key: 'h'}]}
  const {findings} = resolve(guideDocument([service, figure, page]))
  t.deepEqual(
    findings.map(({severity}) => severity),
    ['error', 'error', 'error'],
  )
  t.regex(findings[0]?.problem ?? '', /service-none/)
  t.regex(findings[1]?.problem ?? '', /image-none/)
  t.regex(findings[2]?.problem ?? '', /no handbook lists/)
})

test('the page reference reads the handbook: outside it names book and page, inside it names the page', (t) => {
  const guide = guideDocument([{...text('x'), children: [{_type: 'handbookPage', _key: 'h'}]}])
  const handbook = document('handbook', 'handbook', {
    title: 'Student Handbook',
    edition: '2027',
    trimSize: 'a5',
    entries: [
      {_type: 'handbookEntry', _key: 'e', guide: {_type: 'reference', _ref: 'guide-a'}, page: 21},
    ],
  })
  const reference = (channel: 'web' | 'print') => {
    const [block] = resolve(guide, [handbook], channel).guide.body
    return block?._type === 'block' ? block.children[0] : undefined
  }
  t.like(reference('web'), {text: 'in the Student Handbook on page 21', inside: undefined})
  t.like(reference('print'), {inside: {samePage: 'on this page', otherPage: 'on page 21'}})
})

test('bidirectional overrides and control characters are taken out, and the first are reported', (t) => {
  const {guide, findings} = resolve(guideDocument([text('safe\u202Etxt.exe\u0000')]))
  const [block] = guide.body
  t.is(block?._type === 'block' ? block.children[0]?.text : undefined, 'safetxt.exe')
  t.is(findings.length, 1)
})

test('two guides at one path are an error that names both', (t) => {
  const other = {...guideDocument([]), _id: 'guide-b', title: 'Another guide', path: '/Guides/A/'}
  const {findings} = resolve(guideDocument([]), [other])
  t.regex(findings[0]?.problem ?? '', /“A guide” and “Another guide”/)
})

test('boxes nested without end are cut off with an error instead of a crash', (t) => {
  let box: unknown = text('core')
  for (let depth = 0; depth < 3000; depth += 1) {
    box = {_type: 'callout', _key: `c${depth}`, tone: 'note', content: [box]}
  }
  const {findings} = resolve(guideDocument([box]))
  t.true(findings.some(({severity, problem}) => severity === 'error' && /deep/.test(problem)))
})

test('the revision changes with whatever changes what readers see, and with nothing else', (t) => {
  const service = (portal: string, rev: string) => ({
    ...document('service-a', 'service', {name: 'A', shortName: 'A', portal}),
    _rev: rev,
  })
  const guide = guideDocument([
    text(
      'portal',
      {
        markDefs: [
          {_type: 'serviceLink', _key: 's', service: {_type: 'reference', _ref: 'service-a'}},
        ],
      },
      ['s'],
    ),
  ])
  const revision = (others: Parameters<typeof resolve>[1]) => resolve(guide, others).guide.revision
  const before = revision([service('https://a.example/', 'r1')])
  t.regex(before, /^[0-9a-f]{8}$/)
  t.not(revision([service('https://b.example/', 'r2')]), before)
  const stranger = {...guideDocument([]), _id: 'guide-z', path: '/z/'}
  t.is(revision([service('https://a.example/', 'r1'), stranger]), before)
})

test('a figure without alternative text, or with a generic word for it, is an error', (t) => {
  const asset = document('image-abc-10x10-png', 'sanity.imageAsset', {
    url: 'http://127.0.0.1/x.png',
    mimeType: 'image/png',
    metadata: {
      _type: 'sanity.imageMetadata',
      dimensions: {_type: 'sanity.imageDimensions', width: 10, height: 10, aspectRatio: 1},
    },
  })
  const problems = (alt: string | undefined, decorative = false) =>
    resolve(
      guideDocument([
        {_type: 'figure', _key: 'f', asset: {_type: 'reference', _ref: asset._id}, alt, decorative},
      ]),
      [asset],
    ).findings.length
  t.is(problems(undefined), 1)
  t.is(problems('Screenshot'), 1)
  t.is(problems('image1.png'), 1)
  t.is(problems('The log-in screen.'), 0)
  t.is(problems(undefined, true), 0)
})

test('a translation that comes, or is called something else, changes the revision that readers see', (t) => {
  const guide = guideDocument([])
  const malay = (title: string) => ({
    ...guideDocument([]),
    _id: 'guide-ms',
    title,
    path: '/ms/',
    language: 'ms',
    translationOf: {_type: 'reference', _ref: guide._id},
  })
  const alone = resolve(guide).guide.revision
  const together = resolve(guide, [malay('Panduan')]).guide.revision
  t.not(together, alone)
  t.not(resolve(guide, [malay('Panduan baharu')]).guide.revision, together)
  t.is(resolve(guide, [malay('Panduan')], 'print').guide.revision, together, 'On paper, too.')
})

test('a wide cell beside one that reaches down is an error that says which, not a riddle of the typesetter', (t) => {
  const cell = (key: string, fields: Readonly<Record<string, unknown>> = {}) => ({
    _type: 'tableCell',
    _key: key,
    content: [text(key)],
    ...fields,
  })
  const row = (key: string, ...cells: readonly unknown[]) => ({
    _type: 'tableRow',
    _key: key,
    cells,
  })
  const table = (colSpan: number) => ({
    _type: 'table',
    _key: 't',
    rows: [
      row('r1', cell('a'), cell('b', {rowSpan: 2}), cell('c')),
      row('r2', cell('d', {colSpan})),
    ],
  })
  const [finding, ...others] = resolve(guideDocument([table(2)])).findings
  t.is(finding?.path, 'body[_key=="t"].rows[_key=="r2"].cells[_key=="d"]')
  t.is(finding?.severity, 'error')
  t.regex(finding?.problem ?? '', /row 2 is 2 columns wide/)
  t.deepEqual(others, [])
  t.deepEqual(resolve(guideDocument([table(1)])).findings, [])
})

test('files of guides whose paths differ only in signs between words are called differently', (t) => {
  const paths = ['/a/b/', '/x/b/', '/a-b/']
  const guides = paths.map((path, index) => ({...guideDocument([]), _id: `g${index}`, path}))
  const names = guides.map(
    (guide) =>
      resolve(
        guide,
        guides.filter((one) => one !== guide),
      ).guide.name,
  )
  t.is(new Set(names).size, 3, names.join(', '))
  t.true(names.includes('x-b'))
})

test('a crop beyond the picture keeps a part of it that exists', (t) => {
  for (const [left, right] of [
    [-0.5, 0],
    [0.7, 0.7],
    [1.4, 0],
    [0, Number.NaN],
  ] as const) {
    const region = cropOf({width: 100, height: 50, crop: {top: 0, bottom: 0, left, right}})
    t.true(region.left >= 0 && region.width >= 1 && region.left + region.width <= 100)
  }
})
