import {readFile} from 'node:fs/promises'
import test from 'ava'
import type {Page} from 'playwright-core'
import {findBarriers} from '../window/barriers.ts'
import {paragraph, sharedStudio, wholeGuide} from '../window/sharedStudio.ts'
import {eventually, field, WIDE} from '../window/studioFixture.ts'

const studio = sharedStudio(test)
const SCREENSHOT = new URL('../../../studio/dataset/images/mims-sspr.png', import.meta.url)

const heading = (key: string, text: string) => ({...paragraph(key, text), style: 'h2'})
const filler = (key: string) => paragraph(key, 'A sentence that fills the page. '.repeat(20))
const step = (key: string) => ({
  _type: 'step',
  _key: key,
  instruction: [paragraph(`${key}-text`, `Do ${key}.`)],
})
const BODY = [
  heading('first', 'The first heading'),
  ...['f1', 'f2', 'f3', 'f4'].map(filler),
  {_type: 'procedure', _key: 'steps', steps: ['open', 'close'].map(step)},
  heading('last', 'The last heading'),
  {
    ...paragraph('linked', 'See the site.'),
    markDefs: [{_type: 'link', _key: 'web', href: 'https://localhost/'}],
    children: [{_type: 'span', _key: 'link', text: 'See the site.', marks: ['web']}],
  },
]

test.serial(
  'a part of the web page opens its field, and the page follows the cursor',
  async (t) => {
    await studio.client().create(wholeGuide('places', {title: 'Places', body: BODY}))
    const {page, complaints} = await studio.open('/structure/guides;all;places', WIDE)
    const preview = page.getByTestId('preview')
    const web = preview.frameLocator('iframe[title="Web page"]')

    await web.getByText('Do close.').click()
    const dialog = page.getByRole('dialog').last()
    await dialog.getByRole('textbox').getByText('Do close.').waitFor()
    t.true(await preview.isVisible(), 'The preview stays where it is.')
    await dialog.getByRole('button', {name: 'Close dialog'}).click()

    await web.getByRole('heading', {name: 'Places'}).click()
    t.is(await focusIn(page, 'title'), 'title')

    await field(page, 'body').getByText('The last heading').click()
    const isSeen = () =>
      web.getByRole('heading', {name: 'The last heading'}).evaluate((one) => {
        const {top, bottom} = one.getBoundingClientRect()
        return top >= 0 && bottom <= (one.ownerDocument.defaultView?.innerHeight ?? 0)
      })
    t.true(await eventually(isSeen, Boolean), 'The page follows the cursor.')
    t.is(await web.locator('[data-cursor]').textContent(), 'The last heading')

    const opening = page.waitForEvent('popup')
    await web.getByRole('link', {name: 'See the site.'}).click()
    await (await opening).close()

    const [title, summary] = [web.getByRole('heading', {name: 'Places'}), web.locator('.summary')]
    t.is(await title.getAttribute('tabindex'), '0', 'Tab leads to the parts.')
    await title.focus()
    await page.keyboard.press('ArrowDown')
    t.is(await summary.getAttribute('tabindex'), '0', 'Arrows walk them.')
    await page.keyboard.press('Enter')
    t.is(await focusIn(page, 'summary'), 'summary')

    const width = () =>
      web.locator('html').evaluate((html) => html.ownerDocument.defaultView?.innerWidth)
    for (const [device, wanted] of [
      ['phone', 375],
      ['tablet', 768],
      ['desktop', 1280],
    ] as const) {
      await preview.getByRole('button', {name: `As on a ${device}`}).click()
      t.is(await eventually(width, (found) => found === wanted), wanted)
      const [shown, room] = [
        await preview.locator('iframe').boundingBox(),
        await preview.boundingBox(),
      ]
      t.true((shown?.width ?? 0) <= (room?.width ?? 0) + 1, 'All of it is seen.')
    }
    t.is(await web.locator('script:not([type="application/ld+json"])').count(), 0, 'No script.')
    t.deepEqual(complaints, [])
  },
)

test.serial('so does a part of a printed page, and of a card', async (t) => {
  await studio.client().create(wholeGuide('printed', {title: 'On paper', body: BODY}))
  const {page, complaints} = await studio.open('/structure/guides;all;printed', WIDE)
  const preview = page.getByTestId('preview')
  const dialog = page.getByRole('dialog').last()
  const closeDialog = () => dialog.getByRole('button', {name: 'Close dialog'}).click()
  const isInstruction = () => dialog.getByRole('textbox').getByText('Do close.').waitFor()

  await preview.getByRole('tab', {name: 'Handbook insert'}).click()
  const first = preview.getByRole('group', {name: 'Parts of Page 1'})
  await preview.getByRole('button', {name: 'Edit “Do close.”'}).click()
  await isInstruction()
  await closeDialog()

  const title = first.getByRole('button', {name: 'Edit “On paper”'})
  t.is(await title.getAttribute('tabindex'), '0', 'Tab leads to the parts.')
  await title.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  t.is(await focusIn(page, 'summary'), 'summary')
  await field(page, 'body').getByText('The last heading').click()
  const here = preview.locator('[aria-current="true"]')
  const name = () => here.getAttribute('title')
  t.is(await eventually(name, (found) => found === 'The last heading'), 'The last heading')

  await preview.getByRole('tab', {name: 'Social cards'}).click()
  const card = preview.getByRole('group', {name: 'Parts of Step 2'})
  await card.getByRole('button', {name: 'Edit “Do close.”'}).click()
  await isInstruction()
  await closeDialog()
  t.deepEqual(complaints, [])
})

test.serial('a finding leads to the step it means; axe finds nothing in any channel', async (t) => {
  const client = studio.client()
  const image = await client.assets.upload('image', await readFile(SCREENSHOT))
  const figure = {_type: 'figure', asset: {_type: 'reference', _ref: image._id}}
  const steps = [{...step('open'), figure}, step('close')]
  const body = [{_type: 'procedure', _key: 'steps', steps}]
  await client.create(wholeGuide('found', {title: 'With a finding', body}))
  const {page, complaints} = await studio.open('/structure/guides;all;found', WIDE)
  const preview = page.getByTestId('preview')
  const link = preview.getByTestId('finding').getByRole('link', {name: 'Text'}).first()
  const dialog = page.getByRole('dialog').last()
  // However often: the address of the form is the same then.
  for (const _ of ['once', 'again']) {
    await link.focus()
    await page.keyboard.press('Enter')
    await dialog.locator('[data-testid$=".figure.alt"] textarea').waitFor()
    await dialog.getByRole('button', {name: 'Close dialog'}).click()
    await dialog.waitFor({state: 'detached'})
  }
  for (const [channel, sign] of [
    ['Web page', 'iframe'],
    ['Handbook insert', '[role=group] button'],
    ['Social cards', '[role=group] button'],
  ] as const) {
    await preview.getByRole('tab', {name: channel}).click()
    await preview.locator(sign).first().waitFor({state: 'attached'})
    t.deepEqual(await findBarriers(page, '[data-testid="preview"]'), [], channel)
  }
  t.deepEqual(complaints, [])
})

/** The field that the cursor is in, as soon as it is the one that is waited for. */
function focusIn(page: Page, wanted: string): Promise<string | undefined> {
  const focused = () =>
    page.evaluate(() =>
      document.activeElement
        ?.closest('[data-testid^="field-"]')
        ?.getAttribute('data-testid')
        ?.slice('field-'.length),
    )
  return eventually(focused, (found) => found === wanted)
}
