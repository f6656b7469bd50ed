import test from 'ava'
import type {Page} from 'playwright-core'
import {sharedStudio, wholeGuide} from './sharedStudio.ts'
import {eventually, field, WIDE} from './studioFixture.ts'

const studio = sharedStudio(test)

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
