import test from 'ava'
import type {Locator, Page} from 'playwright-core'
import {dropPictures} from '../window/dropFiles.ts'
import {sharedStudio, wholeGuide} from '../window/sharedStudio.ts'
import {eventually, field, WIDE} from '../window/studioFixture.ts'

const studio = sharedStudio(test)

const PICTURES = ['mims-log-in', 'mims-overview', 'portrait', 'panorama'].map(
  (name) => new URL(`../../../studio/dataset/examples/images/${name}.png`, import.meta.url),
)
const STEPS = ['Open the portal.', 'Log in.', 'Choose “Profile”.', 'Log out.']

test.serial('a guide of four steps with pictures is begun, written and published', async (t) => {
  const client = studio.client()
  await client.create(wholeGuide('first'))
  const {page, complaints} = await studio.open('/', WIDE)
  const clicks = await clicksOn(page)
  await page.getByRole('link', {name: 'Guidance'}).click()
  await page.getByRole('link', {name: 'Guides', exact: true}).click()
  await page.getByRole('link', {name: 'For Students'}).click()
  await page
    .getByTestId('action-intent-button')
    .or(page.getByTestId('multi-action-intent-button'))
    .last()
    .click()
  await page.getByRole('menuitem', {name: /Step-by-step guide/u}).click()
  await field(page, 'title').locator('input').fill('Change your profile')
  await field(page, 'body').getByText('Procedure: 1 step').dblclick()
  const dialog = page.getByRole('dialog')
  const rows = dialog.getByTestId('step-row')
  await dropPictures(rows.first(), PICTURES)
  await rows.nth(3).locator('img').first().waitFor()
  t.is(await rows.count(), STEPS.length, 'The step that was empty has taken the first picture.')
  for (const [index, text] of STEPS.entries()) await write(rows.nth(index), text)
  for (const [index, text] of STEPS.entries()) await describe(rows.nth(index), `Where to: ${text}`)
  await page.keyboard.press('Escape')
  await dialog.waitFor({state: 'detached'})
  await field(page, 'summary').locator('textarea').click()
  await page.keyboard.type('How you change what the school knows of you.')
  await page.getByRole('tab', {name: 'Place on the site'}).click()
  await page.getByRole('button', {name: /^Use \/.+\/change-your-profile\/$/u}).click()

  const found = () =>
    client.fetch<{_id: string; steps: {do: string; picture: string}[]; path: string | null} | null>(
      '*[_type == "guide" && title == "Change your profile" && !(_id in path("drafts.**"))][0]{_id, path, "steps": body[_type == "procedure"][0].steps[]{"do": pt::text(instruction), "picture": figure.asset->originalFilename}}',
    )
  await page.getByTestId('action-publish').first().click()
  const written = await eventually(found, (guide) => guide !== null)
  t.deepEqual(
    written?.steps,
    STEPS.map((text, index) => ({
      do: text,
      picture: PICTURES[index]?.pathname.split('/').at(-1) ?? '',
    })),
  )
  t.regex(written?.path ?? '', /^\/.+\/change-your-profile\/$/u)
  t.true((await clicks()) <= 20)
  t.deepEqual(complaints, [])
})

test.serial('a guide is found among a thousand', async (t) => {
  const client = studio.client()
  const all = Array.from({length: 1000}, (_, index) =>
    wholeGuide(`many-${index}`, {title: `Rule ${index} of the library`}),
  )
  for (let first = 0; first < all.length; first += 250) {
    const transaction = client.transaction()
    for (const guide of all.slice(first, first + 250)) {
      transaction.create({...guide, _id: `drafts.${guide._id}`})
    }
    await transaction.commit({visibility: 'async'})
  }
  const {page, complaints} = await studio.open('/', WIDE)
  const clicks = await clicksOn(page)
  await page.getByRole('link', {name: 'Guidance'}).click()
  await page.getByRole('link', {name: 'Guides', exact: true}).click()
  await page.getByRole('link', {name: 'All guides'}).click()
  await page.getByRole('searchbox').or(page.getByPlaceholder('Search list')).first().click()
  await page.keyboard.type('Rule 613')
  await page.getByText('Rule 613 of the library').first().click()
  const title = field(page, 'title').locator('input')
  t.is(await eventually(() => title.inputValue(), Boolean), 'Rule 613 of the library')
  t.true((await clicks()) <= 5)

  await page.goto(new URL('/', page.url()).href)
  const clicksToo = await clicksOn(page)
  await page
    .getByRole('button', {name: /search/iu})
    .first()
    .click()
  await page.keyboard.type('Rule 271')
  await page.getByTestId('search-results').getByText('Rule 271 of the library').first().click()
  t.is(await eventually(() => title.inputValue(), Boolean), 'Rule 271 of the library')
  t.true((await clicksToo()) <= 2)
  t.deepEqual(complaints, [])
})

/** Counts clicks from now on, until the page is left; returns what asks how many there were. */
async function clicksOn(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const {dataset} = document.documentElement
    dataset.clicks = '0'
    const count = () => {
      dataset.clicks = String(Number(dataset.clicks) + 1)
    }
    document.addEventListener('pointerdown', count, true)
  })
  return () => page.evaluate(() => Number(document.documentElement.dataset.clicks))
}

/** Says what the picture of a step shows. */
async function describe(row: Locator, text: string): Promise<void> {
  const page = row.page()
  await row.getByRole('button').nth(1).click()
  const dialogs = page.getByRole('dialog')
  await dialogs.last().locator('[data-testid$=".figure.alt"] textarea').fill(text)
  await page.keyboard.press('Escape')
  await eventually(
    () => dialogs.count(),
    (count) => count === 1,
  )
}

/** Writes what is to be done in a step. */
async function write(row: Locator, words: string): Promise<void> {
  const text = row.locator('[data-testid$=".instruction"]').getByRole('textbox')
  await text.click()
  // The editor learns a moment later where the caret is.
  await row.page().waitForTimeout(300)
  await row.page().keyboard.type(words)
  await text.getByText(words).waitFor()
}
