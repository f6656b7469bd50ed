import test from 'ava'
import {plainTextOf} from '../../../renderers/guide/blocks/textBlock.ts'
import {allBlocks} from '../../../renderers/guide/walkBlocks.ts'
import {openPrintRoom} from '../inserts.ts'
import {missingFrom, reading, taggedOf} from '../reading.ts'

const {guides, print, printable} = await openPrintRoom()

for (const [name, entry] of guides) {
  const {guide} = entry
  test(`${name}: the screen edition says all that the guide says`, async (t) => {
    const {pdf} = await print(entry, {edition: 'screen'})
    t.deepEqual(await missingFrom(guide, pdf), [])
  })

  test(`${name}: the screen edition is PDF/UA-1, in its language, on the pages of the handbook`, async (t) => {
    const {pdf, pages: count} = await print(entry, {edition: 'screen'})
    await reading(pdf, async (document, pages) => {
      const {metadata, info} = await document.getMetadata()
      t.is(
        metadata?.get('pdfuaid:part') ?? metadata?.getRaw()?.match(/<pdfuaid:part>(.)/u)?.[1],
        '1',
      )
      t.like(info, {Title: guide.title, Language: guide.language})
      const first = guide.handbook?.page ?? 1
      t.deepEqual(
        await document.getPageLabels(),
        pages.map((_, index) => String(first + index)),
      )
      t.is(pages.length, count)
      t.is((await document.getOutline())[0]?.title, guide.title)
    })
  })

  test(`${name}: the screen edition is tagged in reading order, with the words for its figures`, async (t) => {
    const {pdf} = await print(entry, {edition: 'screen'})
    await reading(pdf, async (_, pages) => {
      const tagged = (await Promise.all(pages.map(taggedOf))).flat()
      const headings = tagged.filter(({role}) => /^H\d$/u.test(role))
      t.is(headings[0]?.role, 'H1')
      t.true(isTamil(guide.title) || squeeze(headings[0]?.text ?? '') === squeeze(guide.title))
      t.is(headings.filter(({role}) => role === 'H1').length, 1)
      const figures = allBlocks(guide.body).filter((block) => block._type === 'figure')
      t.deepEqual(
        tagged.filter(({role}) => role === 'Figure').map(({alternativeText}) => alternativeText),
        figures.map((figure) => figure.alternativeText).filter((text) => text !== ''),
      )
      const read = squeeze(
        tagged
          .filter(({role}) => role === 'Root')
          .map(({text}) => text)
          .join(''),
      )
      let place = 0
      for (const block of allBlocks(guide.body)) {
        const text =
          block._type === 'block' && block.children.length === 1 ? plainTextOf(block) : ''
        if (isTamil(text)) continue
        const found = read.indexOf(squeeze(text), place)
        t.true(found >= place, `${block.at} is read too early or not at all`)
        place = found
      }
    })
  })

  test(`${name}: no text of the screen edition leaves its page`, async (t) => {
    const {pdf} = await print(entry, {edition: 'screen'})
    await reading(pdf, async (_, pages) => {
      for (const page of pages) {
        const [, , right = 0] = page.view
        for (const item of (await page.getTextContent()).items) {
          if (!('str' in item)) continue
          t.true(Number(item.transform[4]) + item.width <= right, item.str)
        }
      }
    })
  })
}

test('links of the screen edition lead to their addresses', async (t) => {
  const {pdf} = await print(printable('every-mark'), {edition: 'screen'})
  await reading(pdf, async (_, pages) => {
    const annotations = (await Promise.all(pages.map((page) => page.getAnnotations()))).flat()
    const addresses = new Set(annotations.map(({unsafeUrl}) => unsafeUrl))
    t.true(addresses.has('https://idp.mims.moe.gov.sg/'))
    t.true(addresses.has('mailto:office@rainforest-secondary.example'))
    t.true(addresses.has('tel:+6560000000'))
  })
})

test('“on this page” holds on that page only; on others the page is named', async (t) => {
  const {guide, images} = printable('student-accounts')
  const inside = {samePage: 'on this page', otherPage: 'on page 21'}
  const reference = {
    _type: 'handbookPage',
    _key: 'r',
    page: 21,
    text: 'in the book',
    inside,
  } as const
  const says = {_type: 'block', _key: 'b', at: 'body', style: 'normal', markDefs: []} as const
  const asks = {
    ...says,
    children: [{_type: 'span', _key: 's', text: 'Look ', marks: []}, reference],
  } as const
  const body = [asks, ...guide.body, {...asks, _key: 'c'}]
  const {pdf} = await print({guide: {...guide, body}, images}, {edition: 'screen'})
  await reading(pdf, async (_, pages) => {
    const texts = await Promise.all(
      pages.map(async (page) =>
        (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(''),
      ),
    )
    t.regex(texts.at(0) ?? '', /Look on this page/u)
    t.regex(texts.slice(1).join(''), /Look on page 21/u)
    t.notRegex(texts.slice(1).join(''), /Look on this page/u)
  })
})

test('the same guide gives the same bytes, from another printer too', async (t) => {
  const other = await openPrintRoom()
  for (const edition of ['screen', 'press'] as const) {
    const {pdf} = await print(printable('student-accounts'), {edition})
    const again = await other.print(other.printable('student-accounts'), {edition})
    t.deepEqual(Buffer.from(again.pdf), Buffer.from(pdf))
  }
})

/** pdf.js reads the glyphs of Tamil as drawn, not the text behind them; PDFium reads it above. */
function isTamil(text: string): boolean {
  return /\p{Script=Tamil}/u.test(text)
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/gu, '')
}
