import test from 'ava'
import type {Block, Figure, Link} from '../../renderers/guide/model.ts'
import {renderGuide} from '../../renderers/web/html.ts'
import {servedImage} from './servedImage.ts'

const draw = (...body: Block[]) => renderGuide({language: 'en', body}, {image: servedImage})

const link = (href: string, kind: Link['kind']): Link => ({
  _type: 'link',
  _key: 'l',
  href,
  address: href,
  kind,
})

const figure: Figure = {
  _type: 'figure',
  _key: 'f',
  at: 'body',
  picture: {
    asset: 'image-a-20x10-png',
    width: 20,
    height: 10,
    mimeType: 'image/png',
    crop: {top: 0, bottom: 0, left: 0, right: 0},
  },
  alternativeText: 'The door',
  link: link('https://a.example/?a=1&b=2', 'web'),
}

test('a figure with a link is an anchor around its picture', (t) => {
  t.regex(
    draw(figure),
    /<a href="https:\/\/a\.example\/\?a=1&amp;b=2" class="external" rel="external"><picture>.*alt="The door".*<\/picture><\/a>/,
  )
})

test('the title of a tile is its link, and stays words where there is none', (t) => {
  const tile = {_key: 't', at: 'body', description: 'Terms', label: 'See <all>'}
  const html = draw({
    _type: 'linkTiles',
    _key: 'g',
    at: 'body',
    tiles: [
      {...tile, title: 'Calendar', link: link('/calendar/', 'site'), figure},
      {...tile, title: 'A & B'},
    ],
  })
  t.true(html.includes('<p class="tile-title"><a href="/calendar/">Calendar</a></p><p>Terms</p>'))
  t.true(html.includes('<p class="tile-title">A &amp; B</p>'))
  t.true(html.includes('<p class="tile-label">See &lt;all&gt;</p>'))
})

test('preformatted text keeps its lines, and what it says is no markup', (t) => {
  const text = '<b>a</b>\n  & b'
  t.is(
    draw({_type: 'codeSample', _key: 'c', at: 'body', text}),
    '<pre tabindex="0"><code>&lt;b&gt;a&lt;/b&gt;\n  &amp; b</code></pre>',
  )
})

test('lists count in letters, dividers are rules, highlighted words are marked', (t) => {
  const words: Block = {
    _type: 'block',
    _key: 'b',
    at: 'body',
    style: 'normal',
    children: [{_type: 'span', _key: 's', text: 'now', marks: ['highlight']}],
    markDefs: [],
  }
  const items = [{_key: 'i', content: [words]}]
  const list = {_type: 'list', _key: 'l', at: 'body', ordered: true, start: 3, items} as const
  t.is(
    draw({...list, numbering: 'letter'}, {_type: 'divider', _key: 'd', at: 'body'}),
    '<ol type="a" start="3"><li><p><mark>now</mark></p></li></ol><hr>',
  )
})
