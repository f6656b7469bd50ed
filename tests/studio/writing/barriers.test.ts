import test from 'ava'
import type {Page} from 'playwright-core'
import {findBarriers} from '../window/barriers.ts'
import {paragraph, sharedStudio, wholeGuide} from '../window/sharedStudio.ts'
import {eventually, field, WIDE} from '../window/studioFixture.ts'

const studio = sharedStudio(test)

const cell = (key: string) => ({
  _type: 'tableCell',
  _key: key,
  content: [paragraph(`${key}p`, key)],
})
const row = (key: string) => ({
  _type: 'tableRow',
  _key: key,
  cells: [cell(`${key}1`), cell(`${key}2`)],
})

test.serial(
  'axe finds nothing in tables, for the print office, and on the pages of our own',
  async (t) => {
    const client = studio.client()
    const body = [{_type: 'table', _key: 'table', headers: 'row', rows: [row('a'), row('b')]}]
    await client.create(wholeGuide('barriers', {body}))
    await client.create(wholeGuide('flawed', {path: 'nowhere'}))
    const {page, complaints} = await studio.open('/structure/guides;all;barriers')
    const {found, look, go} = lookAround(page)

    await page.getByTestId('table-grid').locator('td').first().click()
    await page.getByTestId('table-grid').getByLabel('Caption of the table').waitFor()
    await look('[data-testid="table-grid"]')
    await page.setViewportSize({width: WIDE, height: 1000})
    await go('/structure/handbook')
    await page.getByTestId('print-office').getByLabel('Inks').waitFor()
    await look('[data-testid="print-office"]')
    await go('/online')
    await page.getByTestId('online-page').waitFor()
    await look('[data-testid="online-page"]')
    await go('/')
    await page.getByText('is held back').first().waitFor()
    await look('[data-testid="start-page"]')
    t.deepEqual(found, [])
    t.deepEqual(complaints, [])
  },
)

test.serial('axe finds nothing of ours in lists, forms, dialogs of blocks and steps', async (t) => {
  const client = studio.client()
  const [picture] = await client.fetch<string[]>('*[_type == "sanity.imageAsset"]._id')
  const figure = {
    _type: 'figure',
    alt: 'The menu of the portal.',
    asset: {_type: 'reference', _ref: picture},
  }
  const step = (key: string) => ({
    _type: 'step',
    _key: key,
    instruction: [paragraph(`${key}-do`, `Do ${key}.`)],
    figure,
  })
  const body = [
    paragraph('intro', 'Some text.'),
    {_type: 'procedure', _key: 'steps', steps: [step('one'), step('two')]},
    {...figure, _key: 'figure'},
    {_type: 'callout', _key: 'callout', content: [paragraph('mind', 'Mind the gap.')]},
  ]
  await client.create(wholeGuide('looked-at', {body}))
  const {page, complaints} = await studio.open('/structure/guides;all;looked-at', WIDE)
  const {found, look, go} = lookAround(page)
  const form = '[data-testid="form-view"]'
  const preview = page.getByTestId('preview').frameLocator('iframe')

  await field(page, 'body').getByText('Some text.').waitFor()
  await preview.getByRole('heading', {level: 1}).waitFor()
  await look('[data-testid="document-list-pane"]')
  await look('[data-testid="preview"]')
  await look(form)
  for (const group of ['place', 'cards', 'print', 'upkeep']) {
    const tab = page.getByTestId(`group-tab-${group}`)
    await tab.click()
    t.is(
      await eventually(
        () => tab.getAttribute('aria-selected'),
        (is) => is === 'true',
      ),
      'true',
    )
    await look(form)
  }
  const dialog = page.getByRole('dialog').last()
  for (const [key, seen] of [
    ['steps', dialog.getByText('Do two.').last()],
    ['figure', dialog.getByText('What the picture shows').first()],
    ['callout', dialog.getByText('Mind the gap.').last()],
  ] as const) {
    await go(`/structure/guides;all;looked-at,path=body[_key=="${key}"]`)
    await seen.waitFor()
    await look('[role="dialog"]')
  }
  await go('/structure/handbook')
  const listed = '*[_id == "handbook-student"][0].entries[].guide->title'
  // An entry is a button without a name until the title of its guide is there.
  for (const title of await client.fetch<string[]>(listed)) {
    await field(page, 'entries').getByRole('button', {name: title}).waitFor()
  }
  await look('[data-testid="field-entries"]')
  t.deepEqual(found, [])
  t.deepEqual(complaints, [])
})

test.serial(
  'a text is named as soon as it can be written, should nothing else change',
  async (t) => {
    await studio.client().create(wholeGuide('named-late'))
    const {page} = await studio.open('/structure/guides;all;named-late')
    const text = field(page, 'body').locator('[data-slate-editor]')
    const name = () => text.getAttribute('aria-label')
    t.is(await eventually(name, Boolean), 'Text')
    // The editor is no textbox while Studio is busy, and turns into one without drawing anything.
    await text.evaluate((element) => {
      element.removeAttribute('role')
      element.removeAttribute('aria-label')
    })
    await page.waitForTimeout(200)
    await text.evaluate((element) => element.setAttribute('role', 'textbox'))
    await page.waitForTimeout(200)
    t.is(await name(), 'Text')
  },
)

test.serial('steps are added and written by keyboard alone', async (t) => {
  const client = studio.client()
  const steps = [{_type: 'step', _key: 'one', instruction: [paragraph('do', 'Do the first.')]}]
  await client.create(wholeGuide('keys', {body: [{_type: 'procedure', _key: 'steps', steps}]}))
  const {page} = await studio.open('/structure/guides;all;keys,path=body[_key=="steps"]', WIDE)
  const rows = page.getByRole('dialog').getByTestId('step-row')
  const press = async (key: string, until: () => Promise<boolean>) => {
    for (let presses = 0; presses < 15 && !(await until()); presses += 1) {
      await page.keyboard.press(key)
      await page.waitForTimeout(100)
    }
  }
  const isAt = (selector: string) =>
    page.evaluate((at) => document.activeElement?.closest(at) != null, selector)
  await rows.first().waitFor()
  await rows.first().locator('[data-testid$=".instruction"]').getByRole('textbox').focus()
  await press('Tab', () => isAt('[data-testid="add-single-object-button"]'))
  await page.keyboard.press('Enter')
  await rows.nth(1).waitFor()
  await eventually(() => isAt('[data-testid$=".instruction"]'), Boolean)
  await page.waitForTimeout(300)
  await page.keyboard.type('Do the second.')
  await press('Tab', () => isAt('[data-testid$=".note"]'))
  await page.waitForTimeout(300)
  await page.keyboard.type('With care.')
  const stored = () =>
    client.fetch<string[] | null>(
      '*[_id == "drafts.keys"][0].body[0].steps[]{"do": pt::text(instruction) + " " + coalesce(pt::text(note), "")}.do',
    )
  const written = await eventually(stored, (all) => all?.[1]?.endsWith('care.') === true)
  t.deepEqual(written, ['Do the first. ', 'Do the second. With care.'])
})

/** Goes to places of the Studio, and gathers what axe finds in the parts that are looked at there. */
function lookAround(page: Page) {
  const found: string[] = []
  return {
    found,
    async look(part: string) {
      // What Studio still loads has no name yet: a barrier is what stays.
      const barriers = await eventually(
        () => findBarriers(page, part),
        ({length}) => length === 0,
      )
      found.push(...barriers.map((barrier) => `${part}: ${barrier}`))
    },
    go: (place: string) => page.goto(new URL(place, page.url()).href),
  }
}
