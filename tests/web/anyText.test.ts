import test from 'ava'
import fc from 'fast-check'
import {plainTextsOf} from '../../renderers/guide/walkBlocks.ts'
import {renderGuide} from '../../renderers/web/html.ts'
import {readPage} from '../../studio/pipeline/proof/readPage.ts'
import {guideDocument, resolve} from '../guide/document.ts'
import {problemsIn} from './htmlRules.ts'
import {servedImage} from './servedImage.ts'

const key = fc.string({minLength: 1, maxLength: 6, unit: fc.constantFrom(...'abcdef0123')})
const words = fc.oneof(
  fc.string({maxLength: 30}),
  fc.string({maxLength: 30, unit: 'grapheme'}),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    ']]>',
    '&amp;',
    '<!--',
    "'",
  ),
)
const href = fc.oneof(
  fc.webUrl(),
  fc.constantFrom(
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/a/b/',
    '#x',
    'mailto:a@b.example',
  ),
)
const decorator = fc.constantFrom(
  'strong',
  'em',
  'underline',
  'strike-through',
  'code',
  'highlight',
  'sup',
  'sub',
)

const textBlock = fc
  .record({
    _key: key,
    style: fc.constantFrom('normal', 'h2', 'h3', 'h4', 'blockquote', undefined),
    listItem: fc.constantFrom('bullet', 'number', undefined, undefined),
    level: fc.oneof(fc.integer({min: 1, max: 4}), fc.integer({min: -1, max: 20_000})),
    href,
    spans: fc.array(fc.record({text: words, marks: fc.subarray(['strong', 'em', 'l'])}), {
      maxLength: 4,
    }),
    mark: decorator,
  })
  .map(({spans, mark, href: address, listItem, ...block}) => ({
    ...block,
    ...(listItem === undefined ? {} : {listItem}),
    _type: 'block',
    markDefs: [{_type: 'link', _key: 'l', href: address}],
    children: spans.map((span, index) => ({
      _type: 'span',
      _key: `s${index}`,
      text: span.text,
      marks: [...span.marks, mark],
    })),
  }))

const {body} = fc.letrec<{body: unknown[]; block: unknown}>((tie) => ({
  body: fc.array(tie('block'), {maxLength: 4, depthIdentifier: 'body'}),
  block: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    textBlock,
    fc.record({
      _type: fc.constant('callout'),
      _key: key,
      tone: fc.constantFrom('note', 'warning'),
      title: words,
      content: tie('body'),
    }),
    fc.record({
      _type: fc.constant('disclosure'),
      _key: key,
      title: words.map((text) => `t${text}`),
      content: tie('body'),
    }),
    fc.record({
      _type: fc.constant('table'),
      _key: key,
      caption: words,
      headers: fc.constantFrom('row', 'column', 'both', 'none'),
      rows: fc.array(
        fc.record({
          _type: fc.constant('tableRow'),
          _key: key,
          cells: fc.array(
            fc.record({
              _type: fc.constant('tableCell'),
              _key: key,
              content: tie('body'),
              colSpan: fc.integer({min: 1, max: 3}),
              rowSpan: fc.integer({min: 1, max: 3}),
            }),
            {maxLength: 3},
          ),
        }),
        {maxLength: 3},
      ),
    }),
    fc.record({
      _type: fc.constant('itemList'),
      _key: key,
      ordered: fc.boolean(),
      numbering: fc.constantFrom('number', 'letter'),
      start: fc.integer({min: 0, max: 99}),
      items: fc.array(
        fc.record({_type: fc.constant('listItem'), _key: key, content: tie('body')}),
        {maxLength: 3},
      ),
    }),
    fc.record({_type: fc.constant('divider'), _key: key}),
    fc.record({_type: fc.constant('codeSample'), _key: key, text: words}),
    fc.record({
      _type: fc.constant('linkTiles'),
      _key: key,
      tiles: fc.array(
        fc.record({
          _type: fc.constant('linkTile'),
          _key: key,
          title: words,
          description: words,
          label: words,
          href,
        }),
        {maxLength: 3},
      ),
    }),
    fc.record({
      _type: fc.constant('procedure'),
      _key: key,
      steps: fc.array(
        fc.record({
          _type: fc.constant('step'),
          _key: key,
          instruction: fc.array(textBlock, {maxLength: 2}),
        }),
        {maxLength: 3},
      ),
    }),
  ),
}))

test('whatever the guide holds, drawing it never throws, and its HTML reads back with the text whole', async (t) => {
  await fc.assert(
    fc.property(body, (blocks) => {
      const {guide} = resolve(guideDocument(blocks))
      const html = renderGuide(guide, {image: servedImage})
      const read = readPage(html).text.replaceAll(/\s+/g, '')
      for (const line of plainTextsOf(guide.body)) {
        if (!read.includes(line.replaceAll(/\s+/g, ''))) throw new Error(`lost: ${line}`)
      }
      for (const address of readPage(html).addresses) {
        if (!/^(?:https?:|mailto:|tel:|\/(?!\/)|#)/.test(address))
          throw new Error(`unsafe: ${address}`)
      }
      if (/<script|<img src=x/.test(html)) throw new Error('markup got through')
    }),
    {seed: 1, numRuns: 300},
  )
  t.pass()
})

test('whatever the guide holds, its HTML is valid', async (t) => {
  await fc.assert(
    fc.asyncProperty(body, async (blocks) => {
      const {guide} = resolve(guideDocument(blocks))
      const html = renderGuide(guide, {image: servedImage})
      const problems = await problemsIn(`<h1>Title</h1><div>${html}</div>`)
      if (problems.length > 0) throw new Error(problems.join('\n'))
    }),
    {seed: 2, numRuns: 100},
  )
  t.pass()
})

test('a guide of ten thousand blocks is drawn', (t) => {
  const blocks = Array.from({length: 10_000}, (_, index) => ({
    _type: 'block',
    _key: `k${index}`,
    style: 'normal',
    markDefs: [],
    children: [{_type: 'span', _key: 's', text: `Paragraph ${index}`, marks: []}],
  }))
  const {guide} = resolve(guideDocument(blocks))
  t.is(renderGuide(guide, {image: servedImage}).match(/<p>/g)?.length, 10_000)
})
