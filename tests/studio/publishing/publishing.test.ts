import test from 'ava'
import type {Page} from 'playwright-core'
import {paragraph, sharedStudio, wholeGuide} from '../window/sharedStudio.ts'
import {eventually, field, WIDE} from '../window/studioFixture.ts'

const studio = sharedStudio(test)

test.serial('what would be held back is said before it is published, by title', async (t) => {
  const client = studio.client()
  const original = wholeGuide('told', {title: 'How to log in'})
  await client.create(original)
  const {page} = await studio.open('/structure/guides;all;told')
  await field(page, 'title').waitFor()
  await choose(page, 'Duplicate')
  await page.waitForURL((url) => !url.pathname.includes('told'))
  const title = field(page, 'title').locator('input')
  t.is(await eventually(() => title.inputValue(), Boolean), 'Copy of How to log in')

  await page.getByRole('tab', {name: 'Place on the site'}).click()
  const path = field(page, 'path').locator('input')
  t.is(await path.inputValue(), '', 'No two guides stand at one address.')
  await path.fill(original.path)
  const publish = page.getByTestId('action-publish')
  await eventually(() => publish.isEnabled(), Boolean)
  await publish.click()
  const told = page.getByTestId('held-back')
  await told.getByText('“How to log in”, another guide, would not go out').waitFor()
  await told.getByText('The guides “Copy of How to log in” and “How to log in”').first().waitFor()
  await page.getByRole('button', {name: 'Go on writing'}).click()
  const published = () =>
    client.fetch<number>('count(*[_type == "guide" && path == $path])', {path: original.path})
  t.is(await client.fetch('count(*[title match "Copy of" && !(_id in path("drafts.**"))])'), 0)

  // Out of a path that nobody has mended yet: the field is left by the click itself.
  await path.fill('/tests/a copy')
  await page.getByText('Start and end the path with a slash').first().waitFor({state: 'attached'})
  await publish.click()
  const copies = () =>
    client.fetch<number>('count(*[path == "/tests/a-copy/" && !(_id in path("drafts.**"))])')
  t.is(await eventually(copies, (count) => count === 1), 1, 'What is whole is published.')
  t.is(await published(), 1)
})

test.serial('a guide without text and a handbook without guides cannot be published', async (t) => {
  const client = studio.client()
  await client.create({...wholeGuide('drafts.empty'), body: []})
  const {page} = await studio.open('/structure/guides;all;empty')
  await page.getByTestId('action-publish').click()
  await page.getByTestId('form-errors').getByText('Text: ').waitFor()
  t.is(await client.fetch('count(*[_id == "empty"])'), 0)
})

test.serial('a release is looked over before it comes out', async (t) => {
  const client = studio.client()
  const release = 'rlooked'
  await client.releases.create({
    releaseId: release,
    metadata: {title: 'Next term', releaseType: 'undecided'},
  })
  const {path} = wholeGuide('next')
  await client.create(wholeGuide(`versions.${release}.next`, {title: 'Timetable', path}))
  await client.create(wholeGuide(`versions.${release}.other`, {title: 'Uniform', path}))
  const {page, complaints} = await studio.open(`/releases/${release}`, WIDE)
  const look = async () => {
    await page.getByTestId('release-menu-button').click()
    await page.getByRole('menuitem', {name: 'Look it over'}).click()
  }
  await page.getByText('Uniform').first().waitFor()
  await look()
  await page.getByText('This would be held back').waitFor()
  await page.getByText(/“Uniform” \(all channels\): The guides “\w+” and “\w+” stand at/u).waitFor()

  await client.patch(`versions.${release}.other`).set({path: '/tests/other/'}).commit()
  await page.waitForTimeout(1000)
  await look()
  await page.getByText('Nothing of this release would be held back').waitFor()
  t.deepEqual(complaints, [])
})

test.serial('what other documents need is not offered to be deleted', async (t) => {
  const {page} = await studio.open('/structure/guides;all;guide-student-accounts')
  await field(page, 'title').waitFor()
  await choose(page, 'Delete')
  await page.getByTestId('referrers').getByText('Student Handbook').waitFor()
  t.is(await page.getByRole('button', {name: /anyway/iu}).count(), 0)
})

test.serial('“Published” above the form shows in the preview what visitors see', async (t) => {
  const client = studio.client()
  await client.create(wholeGuide('both', {title: 'As visitors see it'}))
  await client.create(wholeGuide('drafts.both', {title: 'As it is being written'}))
  const {page} = await studio.open('/structure/guides;all;both', WIDE)
  const web = page.getByTestId('preview').frameLocator('iframe[title="Web page"]')
  await web.getByRole('heading', {name: 'As it is being written'}).waitFor()
  await page.getByTestId('document-perspective-list').getByText('Published').first().click()
  await web.getByRole('heading', {name: 'As visitors see it'}).waitFor()
  t.pass()
})

test.serial(
  'the handbook’s form says which guides claim a page twice, and leads to them',
  async (t) => {
    const client = studio.client()
    await client.create(wholeGuide('clash', {title: 'Claims the same page'}))
    const guide = {_type: 'reference', _ref: 'clash'}
    const entry = {_type: 'handbookEntry', _key: 'clash', guide, page: 21}
    await client.patch('handbook-student').append('entries', [entry]).commit()
    const {page, complaints} = await studio.open('/structure/handbook')
    const found = page.getByTestId('handbook-findings')
    await found.getByText('Page 21 is claimed twice').first().waitFor()
    await found.getByRole('link', {name: 'Claims the same page'}).first().click()
    await page.waitForURL(/clash/u)
    t.is(await field(page, 'title').locator('input').inputValue(), 'Claims the same page')
    t.deepEqual(complaints, [])
    await client.patch('handbook-student').unset(['entries[_key=="clash"]']).commit()
  },
)

test.serial('a step that was removed can be put back', async (t) => {
  const client = studio.client()
  const step = (key: string) => ({
    _type: 'step',
    _key: key,
    instruction: [paragraph(`${key}-text`, `Do ${key}.`)],
  })
  const procedure = {_type: 'procedure', _key: 'p', steps: ['a', 'b', 'c'].map(step)}
  await client.create(wholeGuide('steps', {body: [procedure]}))
  const {page} = await studio.open('/structure/guides;all;steps,path=body[_key=="p"]')
  const dialog = page.getByRole('dialog').last()
  await dialog.getByRole('textbox').getByText('Do b.').waitFor()
  const keys = () =>
    client.fetch<string[] | null>('*[_id == "drafts.steps"][0].body[0].steps[]._key')
  await dialog.getByTestId('array-item-menu-button').nth(1).click()
  await page.getByRole('menuitem', {name: 'Remove'}).click()
  t.deepEqual(await eventually(keys, (all) => all?.length === 2), ['a', 'c'])
  await page.getByRole('button', {name: 'Put it back'}).click()
  t.deepEqual(await eventually(keys, (all) => all?.length === 3), ['a', 'b', 'c'])
})

/** Chooses an action from the menu beside “Publish”. */
async function choose(page: Page, action: string): Promise<void> {
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  await page.getByTestId(`action-${action}`).click()
}
