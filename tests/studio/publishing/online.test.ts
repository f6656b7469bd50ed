import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {encodeSignatureHeader, SIGNATURE_HEADER_NAME} from '@sanity/webhook'
import test from 'ava'
import {fingerprints} from '../../commands/building.ts'
import {unfinished} from '../../pipeline/guides.ts'
import {findBarriers} from '../window/barriers.ts'
import {sharedStudio, wholeGuide} from '../window/sharedStudio.ts'
import {eventually, field} from '../window/studioFixture.ts'

const SECRET = 'a secret of this test'
const studio = sharedStudio(test, (folder) => ({
  PUBLISH_FOLDER: join(folder, 'online'),
  SANITY_WEBHOOK_SECRET: SECRET,
}))
const GUIDE = 'guide-student-accounts'
const ADDRESS = 'site/our-resources/for-students/student-accounts/index.html'

test.serial(
  'what is published is put online with one click, what is held back is named, and one can go back',
  async (t) => {
    const folder = join(studio.folder(), 'online')
    const client = studio.client()
    await client.create(wholeGuide('broken', {title: 'Never finished', body: [unfinished()]}))
    const {page, asked, complaints} = await studio.open('/online')
    const site = page.getByTestId('online-page')
    const outcome = page.getByTestId('outcome')
    await site.getByText('Nothing was put online from here yet.').waitFor()
    await site.getByText('Published, but not online yet').waitFor()
    t.deepEqual(await findBarriers(page, '[data-testid="online-page"]'), [])
    await page.getByRole('button', {name: 'Put online'}).focus()
    await page.keyboard.press('Enter')
    await outcome.getByText('It is online.').waitFor()
    await outcome.getByText('Held back: “Never finished”').waitFor()
    const before = await fingerprints(folder)
    t.true(ADDRESS in before)

    const {origin} = new URL(studio.studio())
    await page.goto(`${origin}/structure/guides;all;${GUIDE}`)
    await field(page, 'title').locator('input').fill('Accounts for everyone')
    const publish = page.getByTestId('action-publish')
    const title = () => client.fetch<string>('*[_id == $id][0].title', {id: GUIDE})
    const publishNow = async () => {
      await publish.click({timeout: 2_000}).catch(() => {})
      return title()
    }
    t.is(
      await eventually(publishNow, (now) => now === 'Accounts for everyone'),
      'Accounts for everyone',
    )

    await page.getByRole('link', {name: 'Site', exact: true}).click()
    await site.getByText('Accounts for everyone: changed').waitFor()
    await page.getByRole('button', {name: 'Put online'}).click()
    await outcome.getByText('“Accounts for everyone” changed').waitFor()
    t.regex(await readFile(join(folder, ADDRESS), 'utf8'), /<h1>Accounts for everyone<\/h1>/u)
    await site.getByText('Everything that is published is online.').waitFor()

    await page
      .getByRole('button', {name: /^Go back to this one/u})
      .first()
      .click()
    await page.getByRole('button', {name: 'Put this one online again'}).click()
    await site
      .getByText(/, back to/u)
      .first()
      .waitFor()
    t.deepEqual(await fingerprints(folder), before, 'The bytes of before are back.')
    t.is(await page.getByTestId('publication').count(), 3)

    await page.goto(`${origin}/structure/guides;all;${GUIDE}`)
    await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
    await page.getByRole('menuitem', {name: 'View on site'}).click()
    const address =
      'https://www.rainforest-secondary.example/our-resources/for-students/student-accounts/'
    await eventually(async () => asked.includes(address), Boolean)
    t.true(asked.includes(address))
    t.deepEqual(complaints, [])
  },
)

test.serial('a webhook of Sanity puts online what is published, if it is signed', async (t) => {
  const {origin} = new URL(studio.studio())
  const payload = JSON.stringify({_id: GUIDE})
  const send = (signature: string, body = payload) =>
    fetch(`${origin}/api/webhook`, {
      method: 'POST',
      headers: {'content-type': 'application/json', [SIGNATURE_HEADER_NAME]: signature},
      body,
    })
  const signature = await encodeSignatureHeader(payload, Date.now(), SECRET)
  t.is((await send(await encodeSignatureHeader(payload, Date.now(), 'another'))).status, 401)
  t.is((await send(signature, payload.replace('guide', 'other'))).status, 401)
  t.is((await send('')).status, 401)

  const title = 'By a webhook'
  await studio.client().patch(GUIDE).set({title}).commit()
  t.is((await send(signature)).status, 202)
  const shown = await eventually(
    () => readFile(join(studio.folder(), 'online', ADDRESS), 'utf8').catch(() => ''),
    (html) => html.includes(`<h1>${title}</h1>`),
  )
  t.true(shown.includes(`<h1>${title}</h1>`))
})
