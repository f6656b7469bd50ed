import test from 'ava'
import jsqr from 'jsqr'
import sharp from 'sharp'
import {createCardRenderer} from '../../renderers/card/cards.ts'
import {contentsOf} from '../../renderers/card/contents.ts'
import {colours} from '../../renderers/tokens.ts'
import {loadFonts} from '../../studio/pipeline/pieces/fonts.ts'
import {datasets} from '../library.ts'
import {cardsOf, differenceOf, drawAnew, guidesOf, pixelsOf} from './rendered.ts'

const sizes: Readonly<Record<string, readonly [number, number]>> = {
  og: [1200, 630],
  square: [1080, 1080],
  portrait: [1080, 1350],
  story: [1080, 1920],
}

const examples = await guidesOf(datasets.examples)
const guidance = await guidesOf(datasets.guidance)
const originals = new Map([...examples.originals, ...guidance.originals])

for (const guide of [...guidance.guides, ...examples.guides]) {
  test(`${guide.id} gets all its cards, in their sizes, with alternative text`, async (t) => {
    const {cards, findings} = await cardsOf(guide, originals)
    t.deepEqual(
      findings.filter(({severity}) => severity === 'error'),
      [],
    )
    const {steps} = contentsOf(guide)
    const expected = [
      'og',
      'square',
      'portrait',
      'story',
      ...steps.map((_, index) => `step-${index + 1}`),
      'closing',
    ]
    t.deepEqual([...cards.keys()], expected)
    for (const [name, card] of cards) {
      const {format, width, height} = await sharp(card.bytes).metadata()
      t.deepEqual([format, width, height], ['png', ...(sizes[name] ?? [1080, 1080])], name)
      t.like(card, {format, width, height, mediaType: 'image/png', extension: 'png'})
      t.true(card.alternativeText.length > 10, name)
    }
  })

  test(`the code on the last card of ${guide.id} leads to its page`, async (t) => {
    const {cards} = await cardsOf(guide, originals)
    const closing = cards.get('closing')
    if (closing === undefined) throw new Error('no closing card')
    const {data, info} = await sharp(closing.bytes)
      .ensureAlpha()
      .raw()
      .toBuffer({resolveWithObject: true})
    const code = jsqr.default(new Uint8ClampedArray(data), info.width, info.height)
    t.is(code?.data, guide.address)
  })
}

const [guide] = guidance.guides
if (guide === undefined) throw new Error('The guidance has no guide.')

test('the same guide gives the same bytes, whatever was drawn before', async (t) => {
  const before = await drawAnew(guide, originals)
  for (const other of examples.guides.slice(0, 3)) await drawAnew(other, originals)
  const after = await drawAnew(guide, originals)
  for (const [name, card] of before.cards)
    t.deepEqual(after.cards.get(name)?.bytes, card.bytes, name)
})

test('title and summary keep to their box, clear of figure and edges', async (t) => {
  const blank = {...guide, title: 'i', summary: ''}
  const {cards: empty} = await cardsOf(blank, originals)
  for (const long of examples.guides.filter(({id}) => /long|markup|ta$|zh$/.test(id))) {
    const {title, summary, language, shortTitle = title} = long
    const texts = {...guide, title, shortTitle, summary, language}
    const {cards} = await cardsOf(texts, originals)
    for (const name of ['square', 'portrait', 'story']) {
      const [one, other] = [cards.get(name), empty.get(name)]
      if (one === undefined || other === undefined) throw new Error(name)
      const extent = await differenceOf(one, other)
      const {width = 0, height = 0} = await sharp(one.bytes).metadata()
      const inside =
        extent !== undefined &&
        extent.left >= 40 &&
        extent.top >= 40 &&
        extent.right < width &&
        extent.bottom < height - 40
      t.true(inside, `${long.id} ${name} ${JSON.stringify(extent)}`)
    }
  }
})

test('text stands out from its ground by at least 4.5 to 1', (t) => {
  const pairs = [
    ['paper', 'brandDeep'],
    ['brandPale', 'brandDeep'],
    ['accent', 'brandDeep'],
    ['ink', 'paper'],
    ['slate', 'paper'],
    ['paper', 'brand'],
  ] as const
  for (const [text, ground] of pairs) {
    t.true(contrast(colours[text], colours[ground]) >= 4.5, `${text} on ${ground}`)
  }
})

test('a long instruction is shortened at the end of a sentence, and a finding says so', async (t) => {
  const long = examples.guides.find(({id}) => id === 'example-long-title')
  if (long === undefined) throw new Error('no example')
  const {findings} = await cardsOf(long, originals)
  const shortened = findings.find(({problem}) => problem.includes('step-1'))
  t.regex(shortened?.problem ?? '', /only up to “.*\.”\.$/)
})

test('a title that fits at no size is a warning that says how much has to go; a short title mends it', async (t) => {
  const title = `Supercalifragilistic ${'unbreakable'.repeat(40)}`
  const {findings} = await cardsOf({...guide, title}, originals)
  const overflow = findings.find(({path, severity}) => path === 'title' && severity === 'warning')
  t.regex(overflow?.remedy ?? '', /short title.*\d+ characters/)
  const mended = await cardsOf({...guide, title, shortTitle: 'Short'}, originals)
  t.is(
    mended.findings.find(({path}) => path === 'title'),
    undefined,
  )
})

test('a character that no font has is an error that names it and its text', async (t) => {
  const {cards, findings} = await cardsOf({...guide, title: 'Runes ᚠ'}, originals)
  t.is(cards.size, 0)
  t.like(findings[0], {severity: 'error', path: 'title', document: guide.id})
  t.regex(findings[0]?.problem ?? '', /“ᚠ”.*Runes/)
})

test('a picture that cannot be read is an error, and the other cards are drawn', async (t) => {
  const broken = new Map(
    [...originals].map(([id, bytes]) => [
      id,
      id.includes('2000x1250') ? bytes.slice(0, 200) : bytes,
    ]),
  )
  // A renderer of its own: the others may have met these pictures when they were whole.
  const renderer = createCardRenderer(loadFonts())
  const {value: cards, findings} = await renderer.render(guide, {images: broken})
  t.true(
    findings.some(({severity, problem}) => severity === 'error' && /cannot be read/.test(problem)),
  )
  t.true(cards.some(({name}) => name === 'closing'))
})

test('a turned photograph stands upright on its card', async (t) => {
  const figures = examples.guides.find(({id}) => id === 'example-figures')
  const turned = figures?.body.find(
    (block) => block._type === 'figure' && /stored on its side/.test(block.alternativeText),
  )
  if (turned === undefined) throw new Error('no example')
  const {cards} = await cardsOf({...guide, body: [turned]}, originals)
  const og = cards.get('og')
  if (og === undefined) throw new Error('no card')
  const {at} = await pixelsOf(og)
  // The upright picture is wider than tall: its frame leaves the ground free at both sides.
  t.deepEqual(at(320, 250), [13, 58, 110])
})

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
