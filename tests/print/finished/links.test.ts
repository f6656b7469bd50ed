import test from 'ava'
import jsqr from 'jsqr'
import type {Guide, TextBlock} from '../../../renderers/guide/model.ts'
import type {PrintedLinks} from '../../../schemas/printedLinks.ts'
import {openPrintRoom} from '../inserts.ts'
import {pixelsOf, reading} from '../reading.ts'

const {print, printable, printer} = await openPrintRoom()
const {guide: short, images} = printable('short')

function linkTo(address: string): TextBlock {
  return {
    ...{_type: 'block', _key: 'b', at: 'b', style: 'normal'},
    children: [{_type: 'span', _key: 's', text: 'A form', marks: ['l']}],
    markDefs: [{_type: 'link', _key: 'l', href: address, address, kind: 'web'}],
  }
}

function guideOf(count: number, printedLinks?: PrintedLinks): Guide {
  const addresses = Array.from(
    {length: count},
    (_, index) => `https://www.example.org/forms/${index + 1}/consent-for-learning-journeys`,
  )
  // One paragraph of links: all pages beyond the first are those of the list.
  const [first, ...others] = addresses.map(linkTo)
  if (first === undefined) throw new Error('There are no links.')
  const all = [first, ...others]
  const block: TextBlock = {
    ...first,
    children: all.map((_, index) => ({
      ...{_type: 'span', _key: `s${index}`, text: `Form ${index + 1}`, marks: [`l${index}`]},
    })),
    markDefs: all.flatMap(({markDefs}, index) =>
      markDefs.map((mark) => ({...mark, _key: `l${index}`})),
    ),
  }
  return {...short, body: [block], ...(printedLinks === undefined ? {} : {printedLinks})}
}

/** How many pages an insert has, what it says, and the first address that is read from a code. */
async function drawn(guide: Guide) {
  const {pdf, pages: count} = await print({guide, images}, {edition: 'press'})
  const text = await reading(pdf, async (_, pages) => {
    const contents = await Promise.all(pages.map((page) => page.getTextContent()))
    return contents
      .flatMap(({items}) => items.map((item) => ('str' in item ? item.str : '')))
      .join('')
      .replaceAll(/\s/gu, '')
  })
  const [page] = await pixelsOf(pdf, 200)
  const code = page === undefined ? null : jsqr.default(page.data, page.width, page.height)
  return {count, text, code: code?.data}
}

test('a guide chooses a list with codes, a list without, or the short address of its page', async (t) => {
  const codes = await drawn(guideOf(1, 'codes'))
  t.is(codes.code, 'https://www.example.org/forms/1/consent-for-learning-journeys')
  t.regex(codes.text, /Form11.*Links1https:\/\/www\.example\.org\/forms\/1\//u)

  const list = await drawn(guideOf(3, 'list'))
  t.is(list.code, undefined)
  for (const number of [1, 2, 3]) t.true(list.text.includes(`example.org/forms/${number}/`))

  const page = await drawn(guideOf(3, 'page'))
  t.is(page.code, short.address)
  t.regex(page.text, /Form1Form2Form3Links/u)
  t.notRegex(page.text, /example\.org\/forms/u)
})

test('41 links fill no four pages: many go without codes, unless the guide wants them', async (t) => {
  const many = await drawn(guideOf(41))
  t.true(many.count <= 2, `${many.count} pages`)
  t.is(many.code, undefined)
  for (let number = 1; number <= 41; number += 1) {
    t.true(many.text.includes(`${number}https://www.example.org/forms/${number}/consent`))
  }
  const printed = async (guide: Guide) =>
    Buffer.from((await print({guide, images}, {edition: 'press'})).pdf)
  t.true((await printed(guideOf(12))).equals(await printed(guideOf(12, 'codes'))))
  t.true((await printed(guideOf(13))).equals(await printed(guideOf(13, 'list'))))
  const wanted = await drawn(guideOf(41, 'codes'))
  t.true(wanted.count > many.count && wanted.count <= 5, `${wanted.count} pages`)
})

test('a text that no page can hold is an error that names it, where it stands, and the page', async (t) => {
  const columns = 90
  const cells = Array.from({length: columns}, (_, index) => ({
    ...{_key: `c${index}`, colSpan: 1, rowSpan: 1},
    content: [{...linkTo('https://www.example.org/'), children: [word(`W${index}`)], markDefs: []}],
  }))
  const table = {
    ...({_type: 'table', _key: 't', at: 'body[_key=="t"]', columns, headerRows: 0} as const),
    rows: [{_key: 'r', cells}],
  }
  for (const edition of ['screen', 'press'] as const) {
    const {value, findings} = await printer.insert({...short, body: [table]}, {edition, images})
    t.is(value, undefined)
    const [first] = findings
    t.like(first, {severity: 'error', document: short.id, channel: 'print'})
    t.regex(
      first?.problem ?? '',
      /^“W\d*” (?:stands outside the margins|lies over other text) on page 62\.$/u,
    )
    t.regex(first?.remedy ?? '', /fewer columns/u)
  }
})

function word(text: string) {
  return {_type: 'span', _key: 's', text, marks: []} as const
}
