import test from 'ava'
import type {Page} from 'playwright-core'
import {placeCaret} from '../window/placeCaret.ts'
import {paragraph, sharedStudio, wholeGuide} from '../window/sharedStudio.ts'
import {eventually, field, WIDE} from '../window/studioFixture.ts'

const studio = sharedStudio(test)

const cell = (key: string, text: string) => ({
  _type: 'tableCell',
  _key: key,
  content: [paragraph(`${key}-text`, text)],
})
const table = {
  _type: 'table',
  _key: 'table',
  headers: 'none',
  rows: [{_type: 'tableRow', _key: 'row', cells: [cell('a', 'Monday'), cell('b', '9 am')]}],
}
const callout = {
  _type: 'callout',
  _key: 'box',
  tone: 'note',
  content: [paragraph('inside', 'In the box.')],
}

test.serial('a table and a box are removed, and come back with Ctrl-Z', async (t) => {
  const client = studio.client()
  const body = [paragraph('before', 'Before it.'), callout, table]
  await client.create(wholeGuide('removing', {body}))
  const {page, complaints} = await studio.open('/structure/guides;all;removing')
  const kinds = () => client.fetch<string[] | null>('*[_id == "drafts.removing"][0].body[]._type')
  const until = (count: number) => eventually(kinds, (all) => all?.length === count)

  await page.getByRole('button', {name: 'Table settings'}).click()
  await page.getByRole('menuitem', {name: 'Remove the table'}).click()
  t.deepEqual(await until(2), ['block', 'callout'])
  await page.keyboard.press('Control+z')
  t.deepEqual(await until(3), ['block', 'callout', 'table'])

  await page.getByTestId('pte-block-object').first().getByRole('button').last().click()
  await page.getByRole('menuitem', {name: 'Remove'}).click()
  t.deepEqual(await until(2), ['block', 'table'])
  await page.keyboard.press('Control+z')
  t.deepEqual(await until(3), ['block', 'callout', 'table'])
  t.deepEqual(complaints, [])
})

test.serial('Ctrl-Z in the text of a box changes that text alone', async (t) => {
  const client = studio.client()
  await client.create(
    wholeGuide('nested', {body: [paragraph('before', 'Before it.'), callout, table]}),
  )
  const {page, complaints} = await studio.open('/structure/guides;all;nested')
  const texts = () =>
    client.fetch<string[] | null>(
      '*[_id == "drafts.nested"][0]{"all": [body[0].children[0].text, body[1].content[0].children[0].text]}.all',
    )
  const until = (outer: string, inner: string) =>
    eventually(texts, (all) => all?.[0] === outer && all[1] === inner)
  await typeAtEnd(page, 'Before it.', ' AB')
  await until('Before it. AB', 'In the box.')
  await page
    .getByTestId('pte-block-object')
    .first()
    .dblclick({position: {x: 60, y: 12}})
  const dialog = page.getByRole('dialog').last()
  await dialog.getByText('Leave out of').waitFor()
  await typeAtEnd(page, 'In the box.', ' CD')
  await until('Before it. AB', 'In the box. CD')
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Control+z')
  const undone = ['Before it. AB', 'In the box.']
  t.deepEqual(await until('Before it. AB', 'In the box.'), undone)
  // What would be undone behind it came a moment later.
  await page.waitForTimeout(500)
  t.deepEqual(await texts(), undone)
  t.true(await dialog.isVisible())
  t.deepEqual(complaints, [])
})

test.serial('what was done is said once, in two panes, too', async (t) => {
  await studio.client().create(wholeGuide('said'))
  const {page, complaints} = await studio.open('/structure/guides;all;said', WIDE)
  await field(page, 'title').locator('input').fill('Said once')
  await page.getByTestId('action-publish').first().click()
  const toast = page.locator('[data-ui="Toast"]').getByText('was published')
  await toast.first().waitFor()
  await page.waitForTimeout(500)
  t.is(await toast.count(), 1)
  t.deepEqual(complaints, [])
})

/** Puts the cursor behind a text and types. */
async function typeAtEnd(page: Page, text: string, more: string): Promise<void> {
  await placeCaret(page.getByText(text).last(), 'End')
  await page.keyboard.type(more)
}

test.serial('comparing versions marks each block that changed, and no other', async (t) => {
  const client = studio.client()
  const cells = (text: string) => [{...table.rows[0], cells: [cell('a', text), cell('b', '9 am')]}]
  const body = [paragraph('before', 'Before it.'), callout, table, {...table, _key: 'other'}]
  const changed = [
    paragraph('before', 'Before it.'),
    {...callout, tone: 'warning'},
    {...table, rows: cells('Tuesday')},
    {...table, _key: 'other'},
  ]
  await client.create(wholeGuide('compared', {body}))
  await client.create({...wholeGuide('compared', {body: changed}), _id: 'drafts.compared'})
  const {page, complaints} = await studio.open('/structure/guides;all;compared')
  await page.getByText('Before it.').last().waitFor()
  await page.getByTestId('pane-context-menu-button').last().click()
  // The menu grows as Studio learns what may be done, and a click would meet what has moved there.
  await page.getByRole('menuitem', {name: 'Compare versions'}).press('Enter')
  const dialog = page.getByRole('dialog').last()
  await dialog.getByText('Tuesday').waitFor()
  const marks = dialog.getByTestId('pt-editor').getByTestId('change-bar')
  t.is(
    await eventually(
      () => marks.count(),
      (count) => count === 2,
    ),
    2,
  )
  const grids = dialog.getByTestId('table-grid')
  const isMarked = async (text: string) =>
    (await grids.filter({hasText: text}).getByTestId('change-bar').count()) > 0
  t.true(await isMarked('Tuesday'))
  t.false(await isMarked('Monday'))
  t.deepEqual(complaints, [])
})
