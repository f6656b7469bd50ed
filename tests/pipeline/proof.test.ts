import test from 'ava'
import sharp from 'sharp'
import {createCardRenderer} from '../../renderers/card/cards.ts'
import type {Guide} from '../../renderers/guide/model.ts'
import {loadFonts} from '../../studio/pipeline/pieces/fonts.ts'
import {prove} from '../../studio/pipeline/proof/prove.ts'
import {proveCards} from '../../studio/pipeline/proof/proveCards.ts'
import {readCard} from '../../studio/pipeline/proof/readCard.ts'
import {readPage} from '../../studio/pipeline/proof/readPage.ts'
import {guideDocument, resolve, text} from '../guide/document.ts'

const link = (href: string, key: string) => ({_type: 'link', _key: key, href})

function linked(href: string, key: string) {
  return text(`To ${key}`, {_key: key, markDefs: [link(href, key)]}, [key])
}

const page = (body: string) =>
  `<html><header><a href="/">Home</a></header><article><h1>A guide</h1><p>What it is about.</p>${body}</article></html>`

test('an address that is lost on a page is found missing, though a longer one contains it', async (t) => {
  const {guide} = resolve(guideDocument([linked('/', 'a'), linked('/help/', 'b')]))
  const whole = page('<p><a href="/">To a</a></p><p><a href="/help/">To b</a></p>')
  t.deepEqual(await prove(guide, 'web', () => readPage(whole, 'article')), [])
  for (const [lost, address] of [
    [whole.replace('<p><a href="/">', '<p><a href="/help/other/">'), '/'],
    [whole.replace('href="/help/"', 'href="/help/other/"'), '/help/'],
  ] as const) {
    const [finding] = await prove(guide, 'web', () => readPage(lost, 'article'))
    t.regex(finding?.problem ?? '', new RegExp(`the link to https://www.school.example${address}`))
  }
})

test('an address that a guide gives twice must be there twice; encoding makes no difference', async (t) => {
  const {guide} = resolve(guideDocument([linked('/é/', 'a'), linked('/%C3%A9/', 'b')]))
  const once = page('<p><a href="/%C3%A9/">To a</a></p><p>To b</p>')
  t.is((await prove(guide, 'web', () => readPage(once, 'article'))).length, 1)
  const twice = page('<p><a href="/%C3%A9/">To a</a></p><p><a href="/é/">To b</a></p>')
  t.deepEqual(await prove(guide, 'web', () => readPage(twice, 'article')), [])
})

test('cards are proven from their pixels: a blank one says nothing, and a foreign code leads elsewhere', async (t) => {
  const {guide} = resolve(guideDocument([text('Words')]), [], 'card')
  const renderer = createCardRenderer(loadFonts())
  const draw = async (one: Guide) => (await renderer.render(one, {images: new Map()})).value
  const cards = await draw(guide)
  const read = await Promise.all(cards.map(readCard))
  t.deepEqual(proveCards(guide, read, []), [])

  const [og, ...others] = cards
  if (og === undefined) throw new Error('There is no link preview.')
  const ground = {width: og.width, height: og.height, channels: 3, background: '#0b3a6f'} as const
  const blank = {...og, bytes: await sharp({create: ground}).png().toBuffer()}
  const unreadable = await Promise.all([blank, ...others].map(readCard))
  t.deepEqual(
    proveCards(guide, unreadable, []).map(({problem}) => problem),
    ['The finished cards do not have the title on the card “og”.'],
  )

  const elsewhere = await draw({...guide, address: 'https://elsewhere.example/'})
  const swapped = cards.map(
    (card) => elsewhere.find(({name}) => name === 'closing' && card.name === 'closing') ?? card,
  )
  const [finding] = proveCards(guide, await Promise.all(swapped.map(readCard)), [])
  t.regex(finding?.problem ?? '', /the code of https:\/\/www\.school\.example/)
})
