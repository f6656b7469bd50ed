import test from 'ava'
import {sharedStudio, wholeGuide} from '../window/sharedStudio.ts'
import {eventually} from '../window/studioFixture.ts'

const studio = sharedStudio(test)

const MANY = 300
/** What a list may ask of the lake and of what draws, pictures apart; and the largest answer, in bytes. */
const MAX_QUESTIONS = 12
const MAX_ANSWER = 200_000

test.serial('a list of many guides asks little, and as often as a short one', async (t) => {
  const client = studio.client()
  const transaction = client.transaction()
  for (let index = 0; index < MANY; index += 1) {
    const title = `One of many ${index}`
    // Held back, so that nothing is drawn for visitors meanwhile.
    transaction.create(wholeGuide(`many-${index}`, {title, path: 'nowhere'}))
  }
  await transaction.commit({visibility: 'sync', returnDocuments: false})

  const {page, complaints} = await studio.open('/structure/guides')
  await page.getByRole('link', {name: 'All guides'}).waitFor()
  await page.waitForTimeout(2_000)
  const asked: {address: string; size: Promise<number>}[] = []
  page.on('request', (request) => {
    const {pathname, search} = new URL(request.url())
    if (!/^\/(?:v[^/]+\/|api\/)/u.test(pathname) || pathname.includes('/listen/')) return
    const size = request.response().then(async (response) => (await response?.body())?.length ?? 0)
    asked.push({address: decodeURIComponent(`${pathname}${search}`), size})
  })
  await page.getByRole('link', {name: 'All guides'}).click()
  const rows = page.getByTestId('document-list-pane').getByRole('link')
  const titled = () => rows.filter({hasText: 'One of many'}).count()
  t.true((await eventually(titled, (count) => count > 10)) > 10)
  await rows.getByRole('img', {name: 'Held back'}).first().waitFor()
  await page.waitForTimeout(1_000)
  const addresses = asked.map(({address}) => address.slice(0, 200))
  t.true(asked.length <= MAX_QUESTIONS, addresses.join('\n'))
  t.is(addresses.filter((address) => address.startsWith('/api/marks')).length, 1)
  for (const {address, size} of asked) {
    t.true((await size) <= MAX_ANSWER, `${await size} bytes: ${address.slice(0, 200)}`)
  }

  await page.getByPlaceholder('Search list').fill(`many ${MANY - 1}`)
  await rows.filter({hasText: `One of many ${MANY - 1}`}).waitFor()
  t.deepEqual(complaints, [])
})
