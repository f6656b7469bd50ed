import test from 'ava'
import type {Page} from 'playwright-core'
import {openBrowser} from '../../openBrowser.ts'
import {eventually, field, openStudio, startStudio, studioWindow} from '../window/studioFixture.ts'

const GUIDE = 'guide-student-accounts'
const PLACE = `/structure/guides;all;${GUIDE}`

test.serial(
  'changes are discarded, published, and an earlier text is restored from history',
  async (t) => {
    const {client, studio} = await startStudio(t)
    const {page} = await studioWindow(t, studio, PLACE)
    const ids = () => client.fetch<string[]>('*[_type == "guide"]._id')
    const publishedAs = (title: string) =>
      eventually(
        () => client.fetch<string>('*[_id == $id][0].title', {id: GUIDE}),
        (found) => found === title,
      )

    await write(page, 'To be discarded')
    t.true((await eventually(ids, (all) => all.length === 2)).includes(`drafts.${GUIDE}`))
    await choose(page, 'Discardchanges')
    t.deepEqual(await eventually(ids, (all) => all.length === 1), [GUIDE])
    t.is(await field(page, 'title').locator('input').inputValue(), 'Student Accounts')

    for (const title of ['First edition', 'Second edition']) {
      await write(page, title)
      await page.getByTestId('action-publish').click()
      t.is(await publishedAs(title), title)
    }

    await page.getByTestId('pane-context-menu-button').last().click()
    await page.getByTestId('action-history').click()
    const published = page.getByTestId('timeline-item-button').filter({hasText: 'Published'})
    await eventually(
      () => published.count(),
      (count) => count === 2,
    )
    await published.last().click()
    await page.getByTestId('action-reverttorevision').click()
    await page.getByTestId('confirm-popover-confirm-button').click()
    await page.getByTestId('action-publish').click()
    t.is(await publishedAs('First edition'), 'First edition')
  },
)

test.serial('a guide is duplicated, and the copy deleted', async (t) => {
  const {client, studio} = await startStudio(t)
  const {page} = await studioWindow(t, studio, PLACE)
  const ids = () => client.fetch<string[]>('*[_type == "guide"]._id')

  await field(page, 'title').waitFor()
  await choose(page, 'Duplicate')
  t.is((await eventually(ids, (all) => all.length === 2)).length, 2)
  await page.waitForURL((url) => !url.pathname.includes(GUIDE))
  await choose(page, 'Delete')
  t.deepEqual(await eventually(ids, (all) => all.length === 1), [GUIDE])
})

test.serial('a guide is unpublished: visitors lose it, its text stays as a draft', async (t) => {
  const {client, studio} = await startStudio(t)
  // A guide that the handbook lists could not go.
  const alone = 'guide-alone'
  await client.create({
    _id: alone,
    _type: 'guide',
    title: 'Printed nowhere',
    summary: 'On the web alone.',
    language: 'en',
    navigationGroup: 'For Students',
    path: '/our-resources/for-students/alone/',
  })
  const {page} = await studioWindow(t, studio, `/structure/guides;all;${alone}`)
  const standing = () => client.fetch<string[]>('*[_id in [$id, "drafts." + $id]]._id', {id: alone})

  // Studio offers this only to whoever looks at what is published.
  await page.getByTestId('document-perspective-list').getByText('Published').click()
  const unpublish = page.getByTestId('pane-footer').getByRole('button', {name: 'Unpublish'})
  await unpublish.click()
  await confirm(page)
  t.deepEqual(await eventually(standing, (ids) => ids[0] === `drafts.${alone}`), [
    `drafts.${alone}`,
  ])
})

test.serial('two browsers edit one guide at once, and both keep their edits', async (t) => {
  const {client, studio} = await startStudio(t)
  const browser = await openBrowser(t)
  const [first, second] = await Promise.all([
    openStudio(browser, studio, PLACE),
    openStudio(browser, studio, PLACE),
  ])
  const summary = field(second.page, 'summary').locator('textarea')
  await Promise.all([field(first.page, 'title').locator('input').waitFor(), summary.waitFor()])
  await Promise.all([
    write(first.page, 'Written by the first'),
    summary.fill('Written by the second.'),
  ])
  const draft = await eventually(
    () =>
      client.fetch<{title: string; summary: string} | null>('*[_id == $id][0]{title, summary}', {
        id: `drafts.${GUIDE}`,
      }),
    (found) =>
      found?.title === 'Written by the first' && found.summary === 'Written by the second.',
  )
  t.deepEqual(draft, {title: 'Written by the first', summary: 'Written by the second.'})
  t.is(
    await eventually(
      () => field(second.page, 'title').locator('input').inputValue(),
      (title) => title === 'Written by the first',
    ),
    'Written by the first',
  )
})

async function write(page: Page, title: string): Promise<void> {
  await field(page, 'title').locator('input').fill(title)
}

/** Chooses an action from the menu beside “Publish”, and confirms it. */
async function choose(page: Page, action: string): Promise<void> {
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  await page.getByTestId(`action-${action}`).click()
  if (action !== 'Duplicate') await confirm(page)
}

async function confirm(page: Page): Promise<void> {
  await page.getByTestId('confirm-button').click()
}
