import {readFile} from 'node:fs/promises'
import test from 'ava'
import type {Page, Request} from 'playwright-core'
import {dropFiles, dropPictures} from '../window/dropFiles.ts'
import {placeCaret} from '../window/placeCaret.ts'
import {paragraph, sharedStudio, wholeGuide} from '../window/sharedStudio.ts'
import {eventually, field, WIDE} from '../window/studioFixture.ts'

const studio = sharedStudio(test)

const PICTURE = new URL('../../../studio/dataset/examples/images/small.png', import.meta.url)

test.serial(
  'a table is a grid: typed into, walked with Tab and Enter, filled from a sheet',
  async (t) => {
    const client = studio.client()
    await client.create(wholeGuide('grid'))
    const {page, complaints} = await studio.open('/structure/guides;all;grid')
    await placeCaret(page.getByText('Some text.').last(), 'End')
    let clicks = 0
    const click = async (act: () => Promise<void>) => {
      clicks += 1
      await act()
    }
    const insert = field(page, 'body').getByRole('button')
    await click(() => insert.nth(-2).click())
    await click(() => page.getByText('Table', {exact: true}).last().click())
    const grid = page.getByTestId('table-grid')
    await click(() => grid.locator('td').first().click())
    for (const word of ['Day', 'Time', 'Place', 'Mon', '9 am', 'Hall', 'Tue', '10 am', 'Field'])
      await typeCell(page, word)
    await page.keyboard.type('Wed')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Thu')
    t.true(clicks <= 4, `A table of 3 × 5 took ${clicks} clicks.`)

    const cells = () =>
      client.fetch<string[][] | null>(
        '*[_id == "drafts.grid"][0].body[_type == "table"][0].rows[]{"cells": cells[].content[0].children[0].text}.cells',
      )
    const written = [
      ['Day', 'Time', 'Place'],
      ['Mon', '9 am', 'Hall'],
      ['Tue', '10 am', 'Field'],
      ['Wed', '', ''],
      ['Thu', '', ''],
    ]
    t.deepEqual(await eventually(cells, (rows) => rows?.[4]?.[0] === 'Thu'), written)

    await grid.locator('td').nth(12).click()
    await paste(page, await clipboard('sheets'))
    const filled = await eventually(cells, (rows) => rows?.[5]?.[0] === 'Monday')
    t.deepEqual(filled?.slice(4), [
      ['Day', 'Time', ''],
      ['Monday', '9 am', ''],
    ])

    await grid.getByRole('button', {name: 'Table settings'}).click()
    await page.getByRole('menuitemcheckbox', {name: 'First column is a heading'}).click()
    const headers = () =>
      client.fetch<string>('*[_id == "drafts.grid"][0].body[_type == "table"][0].headers')
    t.is(await eventually(headers, (found) => found === 'both'), 'both')
    t.deepEqual(complaints, [])
  },
)

test.serial(
  'what is pasted from Word keeps its structure, and what stays behind is said',
  async (t) => {
    const client = studio.client()
    await client.create(wholeGuide('pasted'))
    const {page} = await studio.open('/structure/guides;all;pasted')
    await placeCaret(page.getByText('Some text.').last(), 'End')
    await paste(page, await clipboard('word'))
    await page.getByText('Pasted, without 1 picture.').waitFor()
    const kinds = () =>
      client.fetch<string[] | null>(
        '*[_id == "drafts.pasted"][0].body[]{"kind": coalesce(listItem, style, _type)}.kind',
      )
    const pasted = await eventually(kinds, (all) => all?.includes('table') ?? false)
    t.deepEqual(pasted, [
      'normal',
      'h2',
      'h2',
      'normal',
      'number',
      'number',
      'number',
      'number',
      'bullet',
      'table',
    ])
    await page.getByRole('button', {name: 'Undo'}).click()
    t.deepEqual(await eventually(kinds, (all) => all?.length === 1), ['normal'])

    await placeCaret(page.getByText('Some text.').last(), 'End')
    await paste(page, await clipboard('web-page'))
    const asset = () =>
      client.fetch<string | null>(
        '*[_id == "drafts.pasted"][0].body[_type == "figure"][0].asset._ref',
      )
    t.regex((await eventually(asset, Boolean)) ?? '', /^image-/u, 'Its picture came along.')
  },
)

test.serial(
  'a new picture asks for its words anew; what no browser shows is refused in words',
  async (t) => {
    const client = studio.client()
    const [first] = await client.fetch<string[]>('*[_type == "sanity.imageAsset"]._id')
    const figure = {
      _type: 'figure',
      _key: 'f',
      alt: 'The words of the old picture.',
      asset: {_type: 'reference', _ref: first},
    }
    await client.create(wholeGuide('figure', {body: [paragraph('a', 'Text'), figure]}))
    const {page} = await studio.open('/structure/guides;all;figure,path=body[_key=="f"]')
    const dialog = page.getByRole('dialog').last()
    await dialog.getByText('What the picture shows').waitFor()
    const picture = dialog.locator('img').first()
    for (const [name, type, words] of [
      ['IMG_1.HEIC', 'image/heic', 'is a HEIC photograph'],
      ['plan.svg', 'image/svg+xml', 'is an SVG drawing'],
    ] as const) {
      await dropFiles(picture, [{name, type, bytes: Buffer.from('x')}])
      await page.getByText(words).first().waitFor()
    }
    await dropPictures(picture, [PICTURE])
    await page.getByText('Say what the new picture shows').waitFor()
    const stored = () =>
      client.fetch<{alt?: string; asset: {_ref: string}} | null>(
        '*[_id == "drafts.figure"][0].body[1]',
      )
    const changed = await eventually(
      stored,
      (found) => found !== null && found.asset._ref !== first,
    )
    t.is(changed?.alt, undefined)
    await page.getByRole('button', {name: 'That is true of the new one too'}).click()
    const kept = await eventually(stored, (found) => found?.alt !== undefined)
    t.is(kept?.alt, 'The words of the old picture.')

    const address = dialog.locator('[data-testid$="href"] input')
    await address.click()
    await paste(page, '', '<iframe src="https://www.youtube.com/embed/abc" title="x"></iframe>')
    t.is(await eventually(() => address.inputValue(), Boolean), 'https://www.youtube.com/embed/abc')
  },
)

test.serial('the start page names what is held back, and asks for each picture once', async (t) => {
  const client = studio.client()
  const [, second] = await client.fetch<string[]>('*[_type == "sanity.imageAsset"]._id')
  const figure = {_type: 'figure', _key: 'f', asset: {_type: 'reference', _ref: second}}
  for (const id of ['bare-1', 'bare-2'])
    await client.create(wholeGuide(id, {body: [paragraph('a', 'Text'), figure]}))
  const {page, complaints} = await studio.open('/')
  await page.getByText('is held back: all channels').first().waitFor()
  const asked = page.getByTestId('wordless-picture')
  t.is(
    await eventually(
      () => asked.count(),
      (count) => count === 1,
    ),
    1,
  )
  await asked.locator('textarea').fill('The menu of the portal.')
  // What was typed stands, though the list is read again meanwhile, and once in vain.
  const isReading = (asking: Request) => asking.url().endsWith('/api/attention')
  await page.route('**/api/attention', (route) => route.abort(), {times: 1})
  const [failed, read] = [
    page.waitForEvent('requestfailed', isReading),
    page.waitForEvent('requestfinished', isReading),
  ]
  await client.patch('bare-1').set({summary: 'Changed meanwhile.'}).commit()
  await failed
  await page.getByText('What draws the previews cannot be reached').waitFor()
  t.is(await asked.locator('textarea').inputValue(), 'The menu of the portal.')
  await read
  await asked.getByRole('button', {name: 'Write it in all 2 places'}).click()
  const words = () =>
    client.fetch<string[]>('*[_id in ["drafts.bare-1", "drafts.bare-2"]].body[_key == "f"][0].alt')
  t.deepEqual(await eventually(words, (all) => all.length === 2), [
    'The menu of the portal.',
    'The menu of the portal.',
  ])
  t.is(
    await eventually(
      () => asked.count(),
      (count) => count === 0,
    ),
    0,
  )
  await page.getByRole('link', {name: 'Guide bare-1'}).first().click()
  await field(page, 'title').waitFor()
  t.deepEqual(complaints, [])
})

test.serial(
  'search finds words in cells; a dead address says so; links of previews open',
  async (t) => {
    const client = studio.client()
    const cell = {_type: 'tableCell', _key: 'c', content: [paragraph('w', 'A word like zebracorn')]}
    const table = {
      _type: 'table',
      _key: 't',
      headers: 'none',
      rows: [{_type: 'tableRow', _key: 'r', cells: [cell]}],
    }
    const link = {
      ...paragraph('l', 'Away'),
      markDefs: [{_type: 'link', _key: 'm', href: 'https://www.school.edu.sg/away/'}],
      children: [{_type: 'span', _key: 's', text: 'Away', marks: ['m']}],
    }
    await client.create(wholeGuide('found', {title: 'Found by its cell', body: [link, table]}))
    const {page} = await studio.open('/structure/guides;all;found', WIDE)
    const web = page.getByTestId('preview').frameLocator('iframe[title="Web page"]')
    const opening = page
      .context()
      .waitForEvent('request', (request) => request.url().includes('/away/'))
    await web.getByRole('link', {name: 'Away'}).click()
    t.is((await opening).url(), 'https://www.school.edu.sg/away/')

    await page
      .getByRole('button', {name: /search/iu})
      .first()
      .click()
    await page.keyboard.type('zebracorn')
    await page.getByTestId('search-results').getByText('Found by its cell').first().waitFor()
    await page.keyboard.press('Escape')
    await page.goto(new URL('/structure/guides;all;nowhere', page.url()).href)
    await page.getByText('There is no such document').first().waitFor()
  },
)

async function typeCell(page: Page, word: string): Promise<void> {
  await page.keyboard.type(word)
  await page.keyboard.press('Tab')
}

function clipboard(name: string): Promise<string> {
  return readFile(new URL(`../../import/clipboards/${name}.txt`, import.meta.url), 'utf8')
}

/** Pastes where the cursor is, as a browser does with what another program copied. */
async function paste(page: Page, html: string, text = ''): Promise<void> {
  await page.evaluate(
    (given) => {
      const clipboardData = new DataTransfer()
      if (given.html !== '') clipboardData.setData('text/html', given.html)
      clipboardData.setData('text/plain', given.text)
      const init = {clipboardData, bubbles: true, cancelable: true}
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', init))
    },
    {html, text},
  )
}
