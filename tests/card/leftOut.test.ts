import test from 'ava'
import jsqr from 'jsqr'
import sharp from 'sharp'
import type {Guide, Step, TextBlock} from '../../renderers/guide/model.ts'
import {datasets} from '../library.ts'
import {cardsOf, differenceOf, guidesOf} from './rendered.ts'

const {guides, originals} = await guidesOf(datasets.guidance)
const [guide] = guides
if (guide === undefined) throw new Error('The guidance has no guide.')

function paragraph(text: string, address?: string, key = 'p'): TextBlock {
  const at = `body[_key=="${key}"]`
  const marks = address === undefined ? [] : ['m']
  const children = [{_type: 'span' as const, _key: 's', text, marks}]
  const markDefs =
    address === undefined
      ? []
      : [{_type: 'link' as const, _key: 'm', href: address, address, kind: 'web' as const}]
  return {_type: 'block', _key: key, at, style: 'normal', children, markDefs}
}

/** A guide of one step, without a figure. */
function withStep(instruction: string, note: readonly string[]): Guide {
  const step: Step = {
    _key: 't',
    at: 'body[_key=="p"].steps[_key=="t"]',
    number: 1,
    anchor: 'step',
    instruction: [paragraph(instruction)],
    note: note.map((text) => paragraph(text)),
  }
  return {...ours, body: [{_type: 'procedure', _key: 'p', at: 'body[_key=="p"]', steps: [step]}]}
}

function withLinks(count: number, addressOf: (index: number) => string): Guide {
  const body = Array.from({length: count}, (_, index) =>
    paragraph(`Place ${index}`, addressOf(index), `l${index}`),
  )
  return {...ours, body}
}

const ours: Guide = guide

test('a step’s note stands below its instruction, in the image and in the alternative text', async (t) => {
  const {cards} = await cardsOf(
    withStep('Log in.', ['In your handbook.', 'Ask if it is not.']),
    originals,
  )
  const {cards: bare} = await cardsOf(withStep('Log in.', []), originals)
  const [card, without] = [cards.get('step-1'), bare.get('step-1')]
  if (card === undefined || without === undefined) throw new Error('no card')
  const extent = await differenceOf(card, without)
  t.true(extent !== undefined && extent.top > 400 && extent.bottom < 780, JSON.stringify(extent))
  t.regex(card.alternativeText, /Log in\. In your handbook\. Ask if it is not\./)
})

test('a note that has no room is shortened at a sentence, and a finding says so', async (t) => {
  const sentence = 'This sentence is here to take up the room that there is on a card.'
  const {findings} = await cardsOf(withStep('Log in.', [`${sentence} `.repeat(20)]), originals)
  const found = findings.find(({path}) => path === 'body[_key=="p"].steps[_key=="t"].note')
  t.like(found, {severity: 'note', document: ours.id, channel: 'card'})
  t.regex(found?.problem ?? '', /step-1.* shows the note only up to “.*on a card\.”/)
})

test('characters that no font has are found in notes', async (t) => {
  const {findings} = await cardsOf(withStep('Log in.', ['Runes ᚠ']), originals)
  t.like(findings[0], {severity: 'error', path: 'body[_key=="p"].steps[_key=="t"].note'})
})

test('a guide without steps has a closing card too', async (t) => {
  const {cards} = await cardsOf({...ours, body: []}, originals)
  t.deepEqual([...cards.keys()], ['og', 'square', 'portrait', 'story', 'closing'])
})

test('the closing card shows the addresses that fit, and a finding names the others', async (t) => {
  const few = await cardsOf(
    withLinks(4, (index) => `https://www.example.org/${index}`),
    originals,
  )
  t.deepEqual(few.findings, [])
  t.regex(few.cards.get('closing')?.alternativeText ?? '', /Place 3: www\.example\.org\/3/)

  const many = await cardsOf(
    withLinks(12, (index) => `https://www.example.org/${index}`),
    originals,
  )
  const [finding, ...others] = many.findings
  t.deepEqual(others, [])
  t.like(finding, {severity: 'note', document: ours.id, channel: 'card'})
  const text = many.cards.get('closing')?.alternativeText ?? ''
  for (let index = 0; index < 12; index += 1) {
    const address = `www.example.org/${index}`
    const named = finding?.problem.includes(`“Place ${index}” (https://${address})`)
    t.is(named, !new RegExp(`${address}(?!\\d)`, 'u').test(text), address)
  }
})

test('the closing card shows where pictures lead', async (t) => {
  const examples = await guidesOf(datasets.examples)
  const linked = examples.guides.find(({id}) => id === 'example-imported-blocks')
  if (linked === undefined) throw new Error('no example')
  const {cards} = await cardsOf(linked, examples.originals)
  t.regex(cards.get('closing')?.alternativeText ?? '', / mims\.moe\.gov\.sg\./)
})

test('long addresses on the closing card are wrapped; one too long for it is left out whole', async (t) => {
  const address = `https://www.example.org/${'a-long-path/'.repeat(20)}`
  const {findings} = await cardsOf(
    withLinks(1, () => address),
    originals,
  )
  t.deepEqual(findings, [])
  const longer = `https://www.example.org/${'a-long-path/'.repeat(100)}`
  const {cards, findings: found} = await cardsOf(
    withLinks(1, () => longer),
    originals,
  )
  t.is(found.length, 1)
  t.true(found[0]?.problem.includes(longer))
  t.notRegex(cards.get('closing')?.alternativeText ?? '', /a-long-path/)
})

test('the address of the page is wrapped, and a finding says where that is not enough', async (t) => {
  const address = `https://www.example.org/${'a-long-path/'.repeat(20)}`
  const {cards, findings} = await cardsOf({...ours, address}, originals)
  t.deepEqual(findings, [])
  const closing = cards.get('closing')
  if (closing === undefined) throw new Error('no card')
  const {data, info} = await sharp(closing.bytes)
    .ensureAlpha()
    .raw()
    .toBuffer({resolveWithObject: true})
  t.is(jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data, address)

  const longer = `https://www.example.org/${'a-long-path/'.repeat(60)}`
  const {findings: found} = await cardsOf({...ours, address: longer}, originals)
  t.like(found[0], {severity: 'warning', document: ours.id, path: 'path'})
  t.regex(found[0]?.remedy ?? '', /shorten it by \d+ characters/)
})

test('labels that had to be cut are warnings that name their field', async (t) => {
  const site = {...ours.site, name: 'A school with a name that does not end '.repeat(5)}
  const {findings: named} = await cardsOf({...ours, site}, originals)
  t.true(named.length > 0)
  for (const finding of named) {
    t.like(finding, {severity: 'warning', document: 'siteSettings', path: 'schoolName'})
  }
  const group = 'A group with a name that does not end '.repeat(5)
  const {findings: grouped} = await cardsOf({...ours, navigationGroup: group}, originals)
  t.deepEqual(
    grouped.map(({document, path}) => [document, path]),
    [
      [ours.id, 'navigationGroup'],
      [ours.id, 'navigationGroup'],
      [ours.id, 'navigationGroup'],
    ],
  )
})

test('what of a title and a summary has no room on a cover is named', async (t) => {
  const sentence =
    'A title that goes on for so long that there is no room for all of it on any card.'
  const long = {...ours, title: `${sentence} `.repeat(8), summary: `${sentence} `.repeat(12)}
  const {cards, findings} = await cardsOf(long, originals)
  t.true(cards.has('og'))
  for (const card of ['og', 'square', 'portrait', 'story']) {
    const found = findings.filter(({problem}) => problem.includes(`“${card}” shows`))
    const paths = found.map(({path}) => path)
    t.deepEqual(paths, card === 'og' ? ['title'] : ['title', 'summary'], card)
    t.regex(found[0]?.remedy ?? '', /short title, or shorten it by \d+ characters/)
  }
})
