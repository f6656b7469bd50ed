import test from 'ava'
import {prove} from '../../studio/pipeline/proof/prove.ts'
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
