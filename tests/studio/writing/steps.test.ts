import test from 'ava'
import type {Locator} from 'playwright-core'
import {dropPictures} from '../window/dropFiles.ts'
import {placeCaret} from '../window/placeCaret.ts'
import {paragraph, sharedStudio, wholeGuide} from '../window/sharedStudio.ts'
import {eventually, WIDE} from '../window/studioFixture.ts'

const studio = sharedStudio(test)

const PICTURES = ['mims-log-in', 'mims-overview'].map(
  (name) => new URL(`../../../studio/dataset/examples/images/${name}.png`, import.meta.url),
)
const STEPS =
  '*[_id == $id][0].body[_type == "procedure"][0].steps[]{"do": pt::text(instruction), "note": pt::text(note), "picture": figure.asset->originalFilename, "alt": figure.alt}'

interface Step {
  readonly do: string | null
  readonly note: string | null
  readonly picture: string | null
  readonly alt: string | null
}

test.serial('steps are written in rows; pictures that are dropped become steps', async (t) => {
  const client = studio.client()
  const procedure = {
    _type: 'procedure',
    _key: 'p',
    steps: [
      {_type: 'step', _key: 'one', instruction: [paragraph('a', 'Do the first.')]},
      {_type: 'step', _key: 'two', instruction: [paragraph('b', 'Do the second.')]},
    ],
  }
  await client.create(wholeGuide('rows', {body: [procedure]}))
  const stored = () => client.fetch<Step[] | null>(STEPS, {id: 'drafts.rows'})
  const {page, complaints} = await studio.open(
    '/structure/guides;all;rows,path=body[_key=="p"]',
    WIDE,
  )
  const dialog = page.getByRole('dialog')
  const rows = dialog.getByTestId('step-row')
  await dialog.first().waitFor()
  await placeCaret(rows.nth(1).getByRole('textbox').getByText('Do the second.'), 'End')
  await page.keyboard.type(' At once.')
  await noteOf(rows.nth(1)).click()
  await page.keyboard.type('It takes a while.')
  const written = await eventually(stored, (steps) => steps?.[1]?.note === 'It takes a while.')
  t.like(written?.[1], {do: 'Do the second. At once.', note: 'It takes a while.'})

  await dialog.getByTestId('add-single-object-button').click()
  await rows.nth(2).waitFor()
  await page.waitForTimeout(500)
  await page.keyboard.type('Do the third.')
  const added = await eventually(stored, (steps) => steps?.[2]?.do === 'Do the third.')
  t.is(added?.[2]?.do, 'Do the third.', 'One writes where the step was added.')
  t.is(await dialog.count(), 1, 'No dialog in the dialog.')

  await rows.nth(2).locator('[aria-roledescription="sortable"]').focus()
  for (const key of ['Space', 'ArrowUp', 'Space']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(300)
  }
  const moved = await eventually(stored, (steps) => steps?.[1]?.do === 'Do the third.')
  t.is(moved?.[1]?.do, 'Do the third.', 'Moved by keyboard.')
  const numbers = () => rows.getByText(/^\d\.$/u).allTextContents()
  const counted = await eventually(numbers, (all) => all.join() === '1.,2.,3.')
  t.deepEqual(counted, ['1.', '2.', '3.'])

  await dropPictures(rows.first(), PICTURES)
  const dropped = await eventually(stored, (steps) => steps?.length === 5)
  t.deepEqual(
    dropped?.slice(3).map(({picture}) => picture),
    ['mims-log-in.png', 'mims-overview.png'],
  )
  t.deepEqual(
    dropped?.slice(3).map(({alt}) => alt),
    [null, null],
    'Their words are asked for.',
  )
  await rows.nth(4).scrollIntoViewIfNeeded()
  await dialog.getByLabel('Pictures of steps').setInputFiles({
    name: 'IMG_1.HEIC',
    mimeType: 'image/heic',
    buffer: Buffer.from('x'),
  })
  await page.getByText('is a HEIC photograph').waitFor()

  await rows.nth(4).getByRole('button').nth(1).click()
  const alternative = page
    .getByRole('dialog')
    .last()
    .locator('[data-testid$=".figure.alt"] textarea')
  await alternative.fill('The overview of the portal.')
  const told = await eventually(stored, (steps) => steps?.[4]?.alt != null)
  t.is(told?.[4]?.alt, 'The overview of the portal.')
  await page.keyboard.press('Escape')
  await eventually(
    () => dialog.count(),
    (count) => count === 1,
  )
  await dialog.getByRole('button', {name: 'Close dialog'}).click()
  await eventually(
    () => dialog.count(),
    (count) => count === 0,
  )
  t.is(await dialog.count(), 0, 'Both are closed.')
  t.deepEqual(complaints, [])
})

function noteOf(row: Locator): Locator {
  return row.locator('[data-testid$=".note"]').getByRole('textbox')
}
