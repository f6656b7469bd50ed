import test from 'ava'
import sharp from 'sharp'
import {createCardRenderer} from '../../renderers/card/cards.ts'
import {loadFonts} from '../../studio/pipeline/pieces/fonts.ts'
import {datasets} from '../library.ts'
import {guideFrom} from './documents.ts'
import {cardsOf, differenceOf, guidesOf} from './rendered.ts'

const {guides, originals} = await guidesOf(datasets.examples)
/** Examples with long and short titles, in several scripts, with and without figures, and without their steps. */
const previewed = guides
  .filter(({id}) => /log-in-ta|long-title|mixed|figures/.test(id))
  .map((guide) => ({...guide, body: guide.body.filter(({_type}) => _type === 'figure')}))
const renderer = createCardRenderer(loadFonts())

/** What a messenger leaves of a card of 1200 × 630: its middle. */
const square = {left: 285, right: 915}

async function linkPreview(guide: (typeof guides)[number]) {
  const card = (await cardsOf(guide, originals)).cards.get('og')
  if (card === undefined) throw new Error(`${guide.id} has no link preview.`)
  return card
}

test('the title and the name of the school stand whole in the middle square of a link preview', async (t) => {
  for (const guide of previewed) {
    const card = await linkPreview(guide)
    const {shortTitle: _, ...untitled} = guide
    const named = {...guide, site: {...guide.site, name: 'i'}}
    for (const other of [{...untitled, title: 'i'}, named]) {
      const extent = await differenceOf(card, await linkPreview(other))
      t.true(
        extent !== undefined && extent.left >= square.left && extent.right < square.right,
        `${guide.id}: ${JSON.stringify(extent)}`,
      )
      t.true(extent !== undefined && extent.top >= 20 && extent.bottom < 610, guide.id)
    }
  }
})

test('a title of one word stands in the middle', async (t) => {
  const {guide} = guideFrom([], {guide: {title: 'Wi-Fi'}})
  const extent = await differenceOf(
    await linkPreview(guide),
    await linkPreview({...guide, title: '·'}),
  )
  t.true(extent !== undefined && Math.abs((extent.left + extent.right) / 2 - 600) < 10)
})

test('a long title and a long name of a school have their room in the square too', async (t) => {
  const title = 'What every student who joins the school in the middle of a year has to know and do'
  const settings = {schoolName: 'The Secondary School of the Upper Rainforest and the Lower Hills'}
  const {guide} = guideFrom([], {guide: {title}, settings})
  const {cards, findings} = await cardsOf(guide, originals)
  const og = cards.get('og')
  const {cards: others} = await cardsOf(
    {...guide, title: 'i', site: {...guide.site, name: 'i'}},
    originals,
  )
  const other = others.get('og')
  if (og === undefined || other === undefined) throw new Error('no card')
  const extent = await differenceOf(og, other)
  t.true(extent !== undefined && extent.left >= square.left && extent.right < square.right)
  t.deepEqual(
    findings.filter(({problem}) => problem.includes('“og”')),
    [],
  )
})

test('letters of a link preview are high enough to be read where it is shown 300 pixels wide', async (t) => {
  // A letter without parts above or below: about half as high as the type is large.
  const heightOf = async (fields: {title: string; schoolName: string}, others: typeof fields) => {
    const [one, other] = [fields, others].map(({title, schoolName}) =>
      guideFrom([], {guide: {title}, settings: {schoolName}}),
    )
    if (one === undefined || other === undefined) throw new Error('no guides')
    const extent = await differenceOf(await linkPreview(one.guide), await linkPreview(other.guide))
    return extent === undefined ? 0 : extent.bottom - extent.top + 1
  }
  const name = 'x'.repeat(30)
  const height = await heightOf(
    {title: 'A title', schoolName: `${name} x`},
    {title: 'A title', schoolName: `${name}  `},
  )
  // Type of 28 pixels has an x-height of 14; a quarter of the size must leave 7 pixels of type.
  t.true(height >= 14, `${height}`)
})

test('home and section pages have a preview of their own', async (t) => {
  const {guide} = guideFrom([])
  const page = {
    site: guide.site,
    title: 'For Students',
    language: 'en',
    address: 'https://a.example/',
  } as const
  const {value: card, findings} = await renderer.renderPreview(page, {images: originals})
  if (card === undefined) throw new Error('no card')
  t.deepEqual(findings, [])
  t.like(card, {name: 'og', width: 1200, height: 630, mediaType: 'image/png'})
  t.is(card.alternativeText, 'For Students. A School.')
  t.like(await sharp(card.bytes).metadata(), {width: 1200, height: 630, format: 'png'})
  const home = await renderer.renderPreview({...page, title: 'A School'}, {images: originals})
  t.is(home.value?.alternativeText, 'A School.')
  const again = await renderer.renderPreview(page, {images: originals})
  t.deepEqual(again.value?.bytes, card.bytes)
})

test('a title of a page for which there is no font is an error, and no preview is drawn', async (t) => {
  const {guide} = guideFrom([])
  const page = {
    site: guide.site,
    title: 'สวัสดี',
    language: 'en',
    address: 'https://a.example/',
  } as const
  const {value, findings} = await renderer.renderPreview(page, {images: originals})
  t.is(value, undefined)
  t.like(findings[0], {severity: 'error', channel: 'card'})
})
