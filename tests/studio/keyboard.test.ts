import test from 'ava'
import {paragraph, sharedStudio, wholeGuide} from './sharedStudio.ts'
import {eventually} from './studioFixture.ts'

const studio = sharedStudio(test)

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
