import test from 'ava'
import sharp from 'sharp'
import type {Guide, Picture} from '../../renderers/guide/model.ts'
import {colours} from '../../renderers/tokens.ts'
import {datasets} from '../library.ts'
import {cardsOf, differenceOf, guidesOf, pixelsOf} from './rendered.ts'

const {guides, originals} = await guidesOf(datasets.examples)
const guidance = await guidesOf(datasets.guidance)
const [guide] = guidance.guides
if (guide === undefined) throw new Error('The guidance has no guide.')

function example(id: string): Guide {
  const found = guides.find((one) => one.id === id)
  if (found === undefined) throw new Error(`There is no example ${id}.`)
  return found
}

function channelsOf(hex: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16))
}

test('the number of a step stays on its leaf, however many digits it has', async (t) => {
  const {cards} = await cardsOf(example('example-many-steps'), originals)
  for (const name of ['step-4', 'step-9', 'step-10', 'step-20', 'step-24']) {
    const card = cards.get(name)
    if (card === undefined) throw new Error(name)
    const {at} = await pixelsOf(card)
    const brand = channelsOf(colours.brand)
    for (let y = 176; y < 256; y += 1) {
      // The leaf is where two quarters of circles overlap.
      const reach = Math.sqrt(136 ** 2 - (284 - y) ** 2)
      const other = Math.sqrt(136 ** 2 - (y - 148) ** 2)
      const [first, last] = [Math.ceil(200 - reach) + 2, Math.floor(64 + other) - 2]
      t.deepEqual(at(first, y), brand, `${name}: left edge at ${y}`)
      t.deepEqual(at(last, y), brand, `${name}: right edge at ${y}`)
    }
  }
})

test('all signs of a word are drawn, whichever fonts they come from', async (t) => {
  const titles = ['学', '学✅', '学✅📚', '学✅📚.', '学✅📚.ப']
  const drawn = await Promise.all(
    titles.map(async (title) => {
      const {cards} = await cardsOf({...guide, title, summary: ''}, guidance.originals)
      const card = cards.get('square')
      if (card === undefined) throw new Error(title)
      return card
    }),
  )
  for (const [index, card] of drawn.slice(1).entries()) {
    const shorter = drawn[index]
    if (shorter === undefined) throw new Error(titles[index])
    const extent = await differenceOf(card, shorter)
    t.true(extent !== undefined && extent.right - extent.left > 8, titles[index + 1])
  }
})

test('every image says where it comes from and from which revision, in its metadata', async (t) => {
  const {cards} = await cardsOf(guide, guidance.originals)
  for (const [name, {bytes}] of cards) {
    const {exif} = await sharp(bytes).metadata()
    t.true(exif?.toString('latin1').includes(`${guide.address} ${guide.revision}`), name)
  }
})

test('the last card shows the revision', async (t) => {
  const {cards: before} = await cardsOf(guide, guidance.originals)
  const {cards: after} = await cardsOf({...guide, revision: '00000000'}, guidance.originals)
  const [one, other] = [before.get('closing'), after.get('closing')]
  if (one === undefined || other === undefined) throw new Error('no closing card')
  const pixels = async (bytes: Uint8Array) => sharp(bytes).raw().toBuffer()
  t.false((await pixels(one.bytes)).equals(await pixels(other.bytes)))
})

test('characters that no font has are found in the texts of links and in the name of the school', async (t) => {
  const inLink: Guide = JSON.parse(JSON.stringify(guide).replaceAll('MIMS Portal', 'MIMS ᚠ'))
  const link = await cardsOf(inLink, guidance.originals)
  t.true(link.findings.some(({path, problem}) => path.startsWith('body') && /“ᚠ”/.test(problem)))
  const named = {...guide, site: {...guide.site, name: 'School ᚠ'}}
  const {findings} = await cardsOf(named, guidance.originals)
  t.like(findings[0], {severity: 'error', document: 'siteSettings', path: 'schoolName'})
})

test('a logo that cannot be read is an error, and all cards are drawn with the plain mark', async (t) => {
  const logo: Picture = {
    asset: 'image-logo',
    width: 10,
    height: 10,
    mimeType: 'image/png',
    crop: {top: 0, bottom: 0, left: 0, right: 0},
  }
  const broken = new Map([...guidance.originals, ['image-logo', new Uint8Array([1, 2, 3])]])
  const {cards, findings} = await cardsOf({...guide, site: {...guide.site, logo}}, broken)
  t.deepEqual(
    findings.map(({severity, document, path}) => [severity, document, path]),
    [['error', 'siteSettings', 'logo']],
  )
  const {cards: plain} = await cardsOf(guide, guidance.originals)
  t.deepEqual([...cards.keys()], [...plain.keys()])
  t.deepEqual(cards.get('square')?.bytes, plain.get('square')?.bytes)
})
