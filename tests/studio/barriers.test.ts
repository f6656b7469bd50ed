import test from 'ava'
import {findBarriers} from './barriers.ts'
import {paragraph, sharedStudio, wholeGuide} from './sharedStudio.ts'
import {WIDE} from './studioFixture.ts'

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
    const found: string[] = []
    const look = async (part: string) => {
      for (const barrier of await findBarriers(page, part)) found.push(`${part}: ${barrier}`)
    }
    const go = (place: string) => page.goto(new URL(place, page.url()).href)

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
