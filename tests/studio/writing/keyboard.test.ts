import {isDeepStrictEqual} from 'node:util'
import test from 'ava'
import {placeCaret} from '../window/placeCaret.ts'
import {paragraph, sharedStudio, wholeGuide} from '../window/sharedStudio.ts'
import {eventually, field} from '../window/studioFixture.ts'

const studio = sharedStudio(test)

test.serial('Ctrl-Z in a dialog undoes what was typed there, and nothing behind it', async (t) => {
  const client = studio.client()
  const [picture] = await client.fetch<string[]>('*[_type == "sanity.imageAsset"]._id')
  const asset = {_type: 'reference', _ref: picture}
  const figure = {_type: 'figure', _key: 'f', alt: 'Old words.', asset}
  await client.create(wholeGuide('undo', {body: [paragraph('before', 'Before it.'), figure]}))
  const {page, complaints} = await studio.open('/structure/guides;all;undo')
  const stored = () =>
    client.fetch<Record<string, string> | null>(
      '*[_id == "drafts.undo"][0]{title, "text": body[0].children[0].text, "alt": body[1].alt}',
    )
  const isStored = (wanted: Record<string, string>) =>
    eventually(stored, (found) => isDeepStrictEqual(found, wanted))
  const title = field(page, 'title').locator('input')
  await title.click()
  await page.keyboard.press('End')
  await page.keyboard.type(' AB')
  await placeCaret(page.getByText('Before it.').last(), 'End')
  await page.keyboard.type(' CD')
  const typed = {title: 'Guide undo AB', text: 'Before it. CD', alt: 'Old words.'}
  t.deepEqual(await isStored(typed), typed)

  await page
    .getByTestId('pte-block-object')
    .first()
    .dblclick({position: {x: 30, y: 8}})
  const dialog = page.getByRole('dialog').last()
  const words = dialog.locator('textarea').first()
  const undo = async () => {
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('Control+z')
  }
  await words.click()
  await undo()
  await page.keyboard.press('End')
  await page.keyboard.type(' EF')
  await isStored({...typed, alt: 'Old words. EF'})
  await undo()
  t.is(await words.inputValue(), 'Old words.')
  await page.keyboard.press('Control+Shift+z')
  t.is(await words.inputValue(), 'Old words. EF')
  await dialog.getByRole('button', {name: 'Close dialog'}).focus()
  await undo()
  const last = {...typed, alt: 'Old words. EF'}
  t.deepEqual(await isStored(last), last)
  t.true(await dialog.isVisible())
  t.deepEqual(complaints, [])
})

test.serial('the text is on a laptop’s screen, and is walked by keyboard alone', async (t) => {
  const client = studio.client()
  const box = {
    _type: 'callout',
    _key: 'box',
    tone: 'warning',
    content: [paragraph('inside', 'In the box.')],
  }
  await client.create(wholeGuide('keys', {body: [paragraph('before', 'Before it.'), box]}))
  const {page, complaints} = await studio.open('/structure/guides;all;keys')
  await page.setViewportSize({width: 1280, height: 720})
  const text = page.getByText('Before it.').last()
  await text.waitFor()
  const footer = await page.getByTestId('pane-footer').boundingBox()
  const line = await text.boundingBox()
  t.true((line?.y ?? 720) + (line?.height ?? 0) <= (footer?.y ?? 0), 'The text can be seen.')

  await text.click()
  const toolbar = page.getByRole('toolbar', {name: 'Text'})
  const bold = toolbar.getByTestId('action-button-strong').first()
  await eventually(() => bold.isEnabled(), Boolean)
  await page.keyboard.press('Shift+Tab')
  const here = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))
  const walked: unknown[] = []
  for (let press = 0; press < 5; press += 1) {
    await page.keyboard.press('ArrowRight')
    walked.push(await here())
  }
  t.deepEqual(
    walked,
    ['strong', 'em', 'bullet', 'number', 'link'].map((name) => `action-button-${name}`),
  )
  await page.keyboard.press('Tab')
  t.is(await eventually(here, (found) => found === null), null, 'Tab leaves the toolbar at once.')

  await text.click()
  await page.keyboard.press('ArrowDown')
  // The editor hears a moment later where the browser put the cursor.
  await page.locator('[data-focused]', {hasText: 'In the box.'}).last().waitFor()
  await page.waitForTimeout(500)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog').last()
  await dialog.getByText('Leave out of').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({state: 'detached'})
  const isBack = () =>
    page.evaluate(() => document.activeElement?.getAttribute('contenteditable') === 'true')
  t.true(await eventually(isBack, Boolean), 'The cursor is in the text again.')
  await page.keyboard.press('Enter')
  await dialog.getByText('Leave out of').waitFor()
  t.deepEqual(complaints, [])
})

test.serial('the dialog that crops a picture closes by Escape and by its button', async (t) => {
  const client = studio.client()
  const [picture] = await client.fetch<string[]>('*[_type == "sanity.imageAsset"]._id')
  const asset = {_type: 'reference', _ref: picture}
  const figure = {_type: 'figure', _key: 'f', alt: 'Old words.', asset}
  await client.create(wholeGuide('crop', {body: [paragraph('before', 'Before it.'), figure]}))
  const {page, complaints} = await studio.open('/structure/guides;all;crop')
  await page
    .getByTestId('pte-block-object')
    .first()
    .dblclick({position: {x: 30, y: 8}})
  const crop = page.getByRole('button', {name: 'Open image edit dialog'})
  const dialogs = page.getByRole('dialog')
  const inner = dialogs.filter({hasText: 'Edit hotspot and crop'}).last()
  await crop.click()
  await inner.waitFor()
  await page.keyboard.press('Escape')
  await inner.waitFor({state: 'detached'})
  t.is(await dialogs.count(), 1, 'The figure is still open.')
  const isBack = () => crop.evaluate((button) => button === document.activeElement)
  t.true(await eventually(isBack, Boolean))
  await page.keyboard.press('Enter')
  await inner.getByRole('button', {name: 'Close dialog'}).click()
  await inner.waitFor({state: 'detached'})
  t.is(await dialogs.count(), 1)
  t.deepEqual(complaints, [])
})
