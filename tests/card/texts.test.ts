import test from 'ava'
import {createComposer} from '../../renderers/card/text/setText.ts'
import {createTypesetter} from '../../renderers/card/text/typesetter.ts'
import {markLineBreaks} from '../../renderers/text/lineBreaks.ts'
import {loadFonts} from '../../studio/pipeline/pieces/fonts.ts'
import {text} from '../guide/document.ts'
import {guideFrom, procedure} from './documents.ts'
import {cardsOf, differenceOf} from './rendered.ts'

const none = new Map<string, Uint8Array>()
const typesetter = createTypesetter(loadFonts())

test('step cards say which guide they are from, and which of its procedures', async (t) => {
  const body = [
    text('Borrow', {style: 'h2'}),
    procedure('a', ['Ask at the counter.', 'Sign.']),
    text('Give back', {style: 'h2'}),
    procedure('b', ['Charge it.', 'Hand it in.', 'Take your card.']),
  ]
  const {guide} = guideFrom(body, {guide: {title: 'Laptops'}})
  const {cards} = await cardsOf(guide, none)
  const texts = [...cards.values()].flatMap(({name, alternativeText}) =>
    name.startsWith('step-') ? [alternativeText] : [],
  )
  t.deepEqual(texts, [
    'Borrow · step 1 of 2: Ask at the counter.',
    'Borrow · step 2 of 2: Sign.',
    'Give back · step 1 of 3: Charge it.',
    'Give back · step 2 of 3: Hand it in.',
    'Give back · step 3 of 3: Take your card.',
  ])
  const {cards: others} = await cardsOf({...guide, title: 'Tablets'}, none)
  const [one, other] = [cards.get('step-1'), others.get('step-1')]
  if (one === undefined || other === undefined) throw new Error('no card')
  const extent = await differenceOf(one, other)
  t.true(extent !== undefined && extent.top > 110 && extent.bottom < 290, JSON.stringify(extent))
})

test('a procedure stands under the heading that is nearest above it, inside boxes too', async (t) => {
  const disclosure = {
    _type: 'disclosure',
    _key: 'd',
    title: 'If you forgot it',
    content: [procedure('b', ['Ask.'])],
  }
  const body = [text('Log in', {style: 'h2'}), disclosure, procedure('a', ['Type it.'])]
  const {guide} = guideFrom(body)
  const {cards} = await cardsOf(guide, none)
  t.regex(cards.get('step-1')?.alternativeText ?? '', /^If you forgot it · step 1 of 1/)
  t.regex(cards.get('step-2')?.alternativeText ?? '', /^Log in · step 1 of 1/)
  const {guide: single} = guideFrom([text('Log in', {style: 'h2'}), procedure('a', ['Type it.'])])
  const {cards: alone} = await cardsOf(single, none)
  t.is(alone.get('step-1')?.alternativeText, 'Step 1 of 1: Type it.')
})

/** Where a line may end, and where it must not although Unicode's rules allow it. */
const shown = (marked: string) =>
  marked.replaceAll('\u200b', '|').replaceAll('\u2060', '').replaceAll('\u00a0', '~')

test('addresses break at their signs, telephone numbers nowhere', (t) => {
  const marked = (written: string) => shown(markLineBreaks(written, 'en'))
  t.is(marked('Write to office@school.edu.sg.'), 'Write to office|@school.edu.sg.')
  t.is(
    marked('https://www.school.example/our-resources/forms'),
    'https://|www.school.example/|our-resources/|forms',
  )
  t.is(
    marked('the-very-long-name-of-the-general-office-1@school.example'),
    'the-|very-|long-|name-|of-|the-|general-|office-|1|@school.example',
  )
  t.is(marked('Call +65 6123 4567 or 6123-4567.'), 'Call +65~6123~4567 or 6123-4567.')
  t.is(marked('No address: this. That, e.g. these.'), 'No address: this. That, e.g. these.')
})

test('a word is set smaller before it is broken, and broken only where no size would do', async (t) => {
  const room = {width: 400, height: 400, sizes: [92, 42]} as const
  const set = async (written: string) => {
    const composer = createComposer('square', {language: 'en', typesetter})
    const {size, height} = await composer.set([written], room, {})
    return {size, lines: Math.round(height / (size * 1.12)), findings: composer.findings}
  }
  t.deepEqual(await set('Hello'), {size: 92, lines: 1, findings: []})
  t.deepEqual(await set('Acknowledgements'), {size: 42, lines: 1, findings: []})
  t.like(await set('x'.repeat(40)), {size: 42, findings: []})
  t.true((await set('x'.repeat(40))).lines > 1)
})

test('a shorter title in large type is better than a longer one in small type', async (t) => {
  const composer = createComposer('square', {language: 'en', typesetter})
  const room = {width: 400, height: 220, sizes: [92, 30]} as const
  const long = 'A title that fits in small type only, because it says so much about so many things'
  const {size} = await composer.set([long, 'Short'], room, {})
  t.is(size, 92)
  t.true((await composer.set([long], room, {})).size < 46)
})

test('text in a script for which there is no font is an error that names it, on whatever field', async (t) => {
  const {guide} = guideFrom([procedure('a', ['Say مرحبا بكم and smile.'])], {
    guide: {title: 'Welcome مرحبا'},
  })
  const {cards, findings} = await cardsOf(guide, none)
  t.is(cards.size, 0)
  t.deepEqual(
    findings.map(({severity, path}) => [severity, path]),
    [
      ['error', 'title'],
      ['error', 'body[_key=="a"].steps[_key=="a0"].instruction'],
    ],
  )
  t.regex(findings[0]?.problem ?? '', /“م”.*“Welcome مرحبا”/)
  t.regex(findings[1]?.problem ?? '', /“Say مرحبا بكم and smile\.”/)
})

test('signs of mathematics and letters of the four languages, accented ones too, are drawn', async (t) => {
  const {guide} = guideFrom([], {guide: {title: 'π ≤ ½ → ✓ café 欢迎 வணக்கம்', summary: 'Ω 1️⃣'}})
  const {cards, findings} = await cardsOf(guide, none)
  t.deepEqual(findings, [])
  t.is(cards.size, 5)
})
