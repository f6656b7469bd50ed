import test from 'ava'
import {allBlocks, linksIn} from '../../renderers/guide/walkBlocks.ts'
import {embedProviderOf} from '../../schemas/rules/embedAddress.ts'
import {document, guideDocument, resolve, text} from './document.ts'

const image = document('image-a-20x10-png', 'sanity.imageAsset', {
  url: 'http://localhost/a.png',
  mimeType: 'image/png',
  metadata: {_type: 'sanity.imageMetadata', dimensions: {width: 20, height: 10}},
})

const figure = (fields: Readonly<Record<string, unknown>>) => ({
  _type: 'figure',
  _key: 'f',
  asset: {_type: 'reference', _ref: image._id},
  alt: 'A door that opens the portal.',
  ...fields,
})

const brief = (findings: ReturnType<typeof resolve>['findings']) =>
  findings.map(({severity, path}) => `${severity} ${path}`)

test('a figure with an address is a link, and its address is among the links of the guide', (t) => {
  const {guide, findings} = resolve(guideDocument([figure({href: '/portal/'})]), [image])
  t.deepEqual(findings, [])
  t.deepEqual(
    allBlocks(guide.body)
      .flatMap((block) => linksIn(block))
      .map(({href, kind}) => ({href, kind})),
    [{href: '/portal/', kind: 'site'}],
  )
})

test('a figure whose address is refused stays without its link', (t) => {
  const {guide, findings} = resolve(guideDocument([figure({href: 'javascript:x'})]), [image])
  t.deepEqual(brief(findings), ['error body[_key=="f"].href'])
  t.like(guide.body[0], {_type: 'figure', link: undefined})
})

test('a decorative figure with a link is an error, for nobody could hear where it leads', (t) => {
  const stored = figure({href: '/portal/', decorative: true})
  const {guide, findings} = resolve(guideDocument([stored]), [image])
  t.deepEqual(brief(findings), ['error body[_key=="f"].alt'])
  t.like(guide.body[0], {_type: 'figure', link: undefined})
})

test('a figure that was not imported is an error that names its address on the old site', (t) => {
  const stored = figure({asset: undefined, importedFrom: '/images/Sports Day.jpg'})
  const {guide, findings} = resolve(guideDocument([stored]))
  t.deepEqual(guide.body, [])
  t.deepEqual(brief(findings), ['error body[_key=="f"].asset'])
  t.true(findings[0]?.problem.includes('/images/Sports Day.jpg'))
})

const tiles = (...stored: Readonly<Record<string, unknown>>[]) => ({
  _type: 'linkTiles',
  _key: 'g',
  tiles: stored.map((tile, index) => ({_type: 'linkTile', _key: `t${index}`, ...tile})),
})

test('a tile has its link and figure resolved, and its figure counts as a block', (t) => {
  const stored = tiles({title: 'Portal', href: 'https://a.example/', figure: figure({_key: 'x'})})
  const {guide, findings} = resolve(guideDocument([stored]), [image])
  t.deepEqual(findings, [])
  const [block] = guide.body
  t.like(block?._type === 'linkTiles' ? block.tiles[0] : undefined, {
    title: 'Portal',
    link: {kind: 'web', address: 'https://a.example/'},
    figure: {alternativeText: 'A door that opens the portal.'},
  })
  t.deepEqual(
    allBlocks(guide.body).map(({_type}) => _type),
    ['linkTiles', 'figure'],
  )
})

test('a tile without title, and one whose address is refused, are errors that say where', (t) => {
  const stored = tiles({description: 'Words'}, {title: 'Portal', href: 'javascript:x'}, {})
  const {guide, findings} = resolve(guideDocument([stored]))
  t.deepEqual(brief(findings), [
    'error body[_key=="g"].tiles[_key=="t0"].title',
    'error body[_key=="g"].tiles[_key=="t1"].href',
    'error body[_key=="g"].tiles[_key=="t2"].title',
  ])
  const [block] = guide.body
  t.deepEqual(
    block?._type === 'linkTiles' ? block.tiles.map(({title, link}) => [title, link]) : undefined,
    [
      ['Words', undefined],
      ['Portal', undefined],
    ],
  )
})

test('preformatted text keeps its blanks; empty blocks are left out with a warning', (t) => {
  const {guide, findings} = resolve(
    guideDocument([
      {_type: 'codeSample', _key: 'c', text: '\n  one\n\n\ttwo  \n'},
      {_type: 'codeSample', _key: 'd', text: ' \n '},
      tiles(),
    ]),
  )
  t.like(guide.body[0], {_type: 'codeSample', text: '  one\n\n\ttwo'})
  t.is(guide.body.length, 1)
  t.deepEqual(brief(findings), ['warning body[_key=="d"]', 'warning body[_key=="g"]'])
})

test('only numbered lists count in letters, and no letter stands before the first', (t) => {
  const list = (fields: Readonly<Record<string, unknown>>) => ({
    _type: 'itemList',
    _key: 'l',
    numbering: 'letter',
    items: [{_type: 'listItem', _key: 'i', content: [text('One')]}],
    ...fields,
  })
  const {guide} = resolve(
    guideDocument([list({ordered: true, start: 0}), list({}), text('x', {listItem: 'number'})]),
  )
  t.deepEqual(
    guide.body.map((block) => block._type === 'list' && [block.numbering, block.start]),
    [
      ['letter', 1],
      ['number', 1],
      ['number', 1],
    ],
  )
})

test('a step may have several figures, in their order, and a figure may be small', (t) => {
  const step = {
    _type: 'step',
    _key: 's',
    instruction: [text('Open it.')],
    figure: figure({_key: undefined, width: 'half'}),
    moreFigures: [figure({_key: 'm', alt: 'A second door.', width: 'quarter'})],
  }
  const {guide, findings} = resolve(
    guideDocument([{_type: 'procedure', _key: 'p', steps: [step]}]),
    [image],
  )
  t.deepEqual(findings, [])
  t.deepEqual(
    allBlocks(guide.body).flatMap((block) =>
      block._type === 'figure' ? [[block.alternativeText, block.width]] : [],
    ),
    [
      ['A door that opens the portal.', 'half'],
      ['A second door.', 'quarter'],
    ],
  )
})

test('a proposal of the old page is in no channel, parts no list, and is told of', (t) => {
  const proposal = {
    _type: 'passage',
    _key: 'p',
    proposal: 'The old page now says this.',
    content: [text('Two, as the page has it')],
  }
  const item = (words: string) => text(words, {listItem: 'number', _key: words})
  const {guide, findings} = resolve(
    guideDocument([item('One'), item('Two'), proposal, item('Three')]),
  )
  t.deepEqual(
    guide.body.map((block) => block._type === 'list' && block.items.length),
    [3],
  )
  t.deepEqual(brief(findings), ['warning body[_key=="p"]'])
})

for (const [address, provider] of [
  ['https://vimeo.com/1', 'vimeo'],
  ['https://player.vimeo.com/video/1', 'vimeo'],
  ['https://www.facebook.com/a', 'facebook'],
  ['https://fb.watch/a', 'facebook'],
  ['https://calendar.google.com/calendar/embed?src=a', 'googleCalendar'],
  ['https://docs.google.com/presentation/d/a/embed', 'googleSlides'],
  ['https://docs.google.com/spreadsheets/d/a', 'googleSheets'],
  ['https://docs.google.com/forms/d/e/a/viewform', 'googleForms'],
  ['https://forms.gle/a', 'googleForms'],
  ['https://docs.google.com/document/d/a', 'googleDocs'],
  ['https://drive.google.com/file/d/a/view', 'googleDrive'],
  ['https://www.instagram.com/a/', 'instagram'],
  ['https://vimeo.com.evil.example/1', undefined],
] as const) {
  test(`${address} is a page of ${provider ?? 'nobody known'}`, (t) => {
    t.is(embedProviderOf(address), provider)
  })
}
