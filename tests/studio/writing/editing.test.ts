import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import test from 'ava'
import type {Page} from 'playwright-core'
import {readPdf} from '../../../studio/pipeline/proof/readPdf.ts'
import {build} from '../../commands/building.ts'
import {placeCaret} from '../window/placeCaret.ts'
import {eventually, field, startStudio, studioWindow} from '../window/studioFixture.ts'

const GUIDE = 'guide-student-accounts'
const PLACE = `/structure/guides;all;${GUIDE}`
const SCREENSHOT = fileURLToPath(
  new URL('../../../studio/dataset/images/mims-sspr.png', import.meta.url),
)

/** The names in the lists come from the instructions that people type. */
const INSTRUCTIONS =
  'array::compact(*[_id == $id][0].body[_type == "procedure"][0].steps[].instruction[0].children[0].text)'

test('a guide is edited, refused, mended and published in Studio, and the build shows it', async (t) => {
  t.timeout(240_000)
  const {client, studio, environment} = await startStudio(t)
  const {page, asked, complaints} = await studioWindow(t, studio, PLACE)

  await field(page, 'title').locator('input').fill('Accounts for Students')
  const text = field(page, 'body')
  await placeCaret(text.getByText('MIMS replaces IAMS 2.0'), 'End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Typed in the Studio. ')
  await text.getByRole('button', {name: 'Bold', exact: true}).first().click()
  await page.keyboard.type('In bold.')

  await openProcedure(page)
  const dialog = page.getByRole('dialog').last()
  const rows = dialog.getByTestId('step-row')
  const before = await rows.count()
  await dialog.getByLabel('Pictures of steps').setInputFiles(SCREENSHOT)
  const instruction = rows.nth(before).locator('[data-testid$=".instruction"]').getByRole('textbox')
  await instruction.click()
  await page.keyboard.type('Log out of the portal.')

  const publish = page.getByTestId('action-publish')
  const step = await eventually(
    () => client.fetch<string[]>(INSTRUCTIONS, {id: `drafts.${GUIDE}`}),
    (all) => all.includes('Log out of the portal.'),
  )
  t.is(step.at(-1), 'Log out of the portal.')
  const alternative = page.locator('[data-testid$=".figure.alt"] textarea')
  for (const words of ['screenshot', 'The menu of the portal with the entry Log Out.']) {
    await page.getByRole('dialog').last().getByRole('button', {name: 'Close dialog'}).click()
    await publish.click()
    // No words, and a generic one, are no alternative text: it is said, and leads there.
    await page.getByTestId('form-errors').getByRole('link', {name: 'Text'}).click()
    await alternative.fill(words)
  }
  await page.getByRole('dialog').last().getByRole('button', {name: 'Close dialog'}).click()

  await openProcedure(page)
  await moveLastStepUp(page)
  await eventually(
    () => client.fetch<string[]>(INSTRUCTIONS, {id: `drafts.${GUIDE}`}),
    (all) => all.at(-2) === 'Log out of the portal.',
  )
  await page.getByRole('dialog').last().getByRole('button', {name: 'Close dialog'}).click()
  await publish.click()
  const title = await eventually(
    () => client.fetch<string>('*[_id == $id][0].title', {id: GUIDE}),
    (found) => found === 'Accounts for Students',
  )
  t.is(title, 'Accounts for Students')
  const order = await client.fetch<string[]>(INSTRUCTIONS, {id: GUIDE})
  t.is(order.at(-2), 'Log out of the portal.')
  t.deepEqual(asked, [], 'The Studio talks to this machine alone.')
  t.deepEqual(complaints, [])

  const folder = await mkdtemp(join(tmpdir(), 'studio-build-'))
  t.teardown(() => rm(folder, {recursive: true, force: true}))
  const target = join(folder, 'dist')
  const {succeeded, said} = await build(target, environment)
  t.true(succeeded, said)
  const web = await readFile(
    join(target, 'site/our-resources/for-students/student-accounts/index.html'),
    'utf8',
  )
  for (const words of ['Accounts for Students', 'Typed in the Studio.', 'Log out of the portal.']) {
    t.true(web.includes(words), `The page says “${words}”`)
  }
  t.regex(web, /<strong>In bold\.<\/strong>/u)
  t.true(web.includes('alt="The menu of the portal with the entry Log Out."'))
  const pdf = await readFile(join(target, 'print/student-accounts.screen.pdf'))
  const {text: printed} = await readPdf(new Uint8Array(pdf))
  for (const words of [
    'Accounts for Students',
    'Typed in the Studio. In bold.',
    'Log out of the',
  ]) {
    t.true(printed.includes(words), `The insert says “${words}”`)
  }
  const cards = await readFile(join(target, 'cards/student-accounts/cards.json'), 'utf8')
  for (const words of ['Accounts for Students', 'Log out of the portal.']) {
    t.true(cards.includes(words), `The cards say “${words}”`)
  }
})

async function openProcedure(page: Page): Promise<void> {
  const procedure = field(page, 'body')
    .getByText(/^Procedure: /u)
    .first()
  await procedure.scrollIntoViewIfNeeded()
  await procedure.dblclick()
  await page.getByRole('dialog').getByText('Drag to reorder').waitFor()
}

/** Drag and drop as the keyboard does it: pick up, move, put down. */
async function moveLastStepUp(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog').last()
  await dialog.locator('[aria-roledescription="sortable"]').last().focus()
  await page.keyboard.press('Space')
  await page.waitForTimeout(300)
  await page.keyboard.press('ArrowUp')
  await page.waitForTimeout(300)
  await page.keyboard.press('Space')
}
