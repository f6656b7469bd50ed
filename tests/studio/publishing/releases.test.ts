import test from 'ava'
import {sharedStudio, wholeGuide} from '../window/sharedStudio.ts'
import {eventually, field, WIDE} from '../window/studioFixture.ts'

const studio = sharedStudio(test)

const DAY = 24 * 60 * 60_000
/** How far away the moment is at which the release comes out, and how late it may be then: milliseconds. */
const SOON = 5000
const LATE = 5000

test.serial(
  'guides are prepared together, seen in every channel, and come out at their moment',
  async (t) => {
    const client = studio.client()
    const guides = ['uniform', 'canteen']
    const now = (id: string) => `The ${id} now`
    const next = (id: string) => `The ${id} next term`
    for (const id of guides) await client.create(wholeGuide(id, {title: now(id)}))
    const {page, complaints} = await studio.open('/releases', WIDE)
    const open = (place: string) => page.goto(new URL(place, page.url()).href)
    await page
      .getByRole('button', {name: /new release/iu})
      .first()
      .click()
    await page.getByTestId('release-form-title').fill('Start of term')
    await page.getByTestId('submit-release-button').click()
    await page.waitForURL(/\/releases\/r\w+/u)
    const release = /\/releases\/(?<id>r\w+)/u.exec(page.url())?.groups?.id ?? ''

    const preview = page.getByTestId('preview')
    const web = preview.frameLocator('iframe[title="Web page"]')
    for (const id of guides) {
      await open(`/structure/guides;all;${id}?perspective=${release}`)
      await page.getByRole('button', {name: 'Add to release'}).first().click()
      await field(page, 'title').locator('input').fill(next(id))
      await preview.getByRole('tab', {name: 'Web page'}).click()
      await web.getByRole('heading', {name: next(id)}).waitFor()
      for (const channel of ['Handbook insert', 'Social cards']) {
        await preview.getByRole('tab', {name: channel}).click()
        await preview
          .getByRole('img', {name: new RegExp(next(id), 'u')})
          .first()
          .waitFor()
      }
    }
    await open(`/structure/guides?perspective=${release}`)
    await page.getByTestId('new-document-button').click()
    await page
      .getByRole('dialog')
      .or(page.locator('[data-ui=Popover]'))
      .getByText('Step-by-step guide')
      .click()
    await field(page, 'title').locator('input').fill('Sports day')
    const begun = () => client.fetch<string | null>('*[title == "Sports day"][0]._id')
    const made = (await eventually(begun, Boolean)) ?? ''
    t.true(made.startsWith(`versions.${release}.`), 'What is made in a release is a part of it.')
    const {_id, ...whole} = wholeGuide('sports-day', {title: 'Sports day'})
    await client.patch(made).set(whole).commit()
    const added = made.replace(`versions.${release}.`, '')
    await open(`/structure/guides;all;${added}?perspective=${release}`)
    const summary = field(page, 'summary').locator('textarea')
    t.is(await eventually(() => summary.inputValue(), Boolean), whole.summary)
    t.is(await page.getByText('There is no such document').count(), 0)
    const titles = () =>
      client.fetch<string[]>('*[_id in $guides] | order(_id desc).title', {guides})
    t.deepEqual(await titles(), guides.map(now), 'Visitors see nothing of it yet.')

    const stored = () =>
      client.fetch<{state: string; publishAt?: string}>(
        'releases::all()[name == $release][0]{state, publishAt}',
        {release},
      )
    const inState = (wanted: string) => eventually(stored, ({state}) => state === wanted)
    await open(`/releases/${release}`)
    for (const id of guides) await page.getByText(next(id)).first().waitFor()
    await page.getByTestId('release-menu-button').click()
    await page.getByRole('menuitem', {name: 'Schedule release'}).click()
    const dialog = page.getByTestId('confirm-schedule-dialog')
    const tomorrow = Math.ceil((Date.now() + DAY) / 60_000) * 60_000
    const date = dialog.getByTestId('date-input')
    await date.fill(await page.evaluate(typed, tomorrow))
    await date.press('Enter')
    await dialog.getByTestId('confirm-button').click()
    const scheduled = await inState('scheduled')
    t.is(Date.parse(scheduled.publishAt ?? ''), tomorrow)
    await page.getByRole('button', {name: 'Unschedule'}).click()
    const unscheduling = page.locator('#confirm-unschedule-dialog')
    await unscheduling.getByTestId('confirm-button').click()
    t.is((await inState('active')).state, 'active')
    // It closes once Studio has heard so, too: what comes sooner finds it still open.
    await unscheduling.waitFor({state: 'detached'})

    // The dialog takes whole minutes: the moment that a test can wait for is set as the dialog sets it.
    const moment = Date.now() + SOON
    await client.releases.schedule({
      releaseId: release,
      publishAt: new Date(moment).toISOString(),
    })
    await page.getByTestId('schedule-button').getByText('Unschedule').waitFor()
    t.deepEqual(await titles(), guides.map(now))
    await eventually(titles, ([title]) => title !== now('uniform'))
    t.true(Date.now() >= moment && Date.now() < moment + LATE, 'It comes out at its moment.')
    t.deepEqual(await titles(), guides.map(next), 'All of it.')
    for (const id of guides) {
      const seen = () => fetch(`${studio.site()}/tests/${id}/`).then((answer) => answer.text())
      t.true((await eventually(seen, (html) => html.includes(next(id)))).includes(next(id)))
    }
    t.deepEqual(complaints, [])
  },
)

/** A moment as Studio wants it typed, on the clock of the browser. */
function typed(moment: number): string {
  const day = new Intl.DateTimeFormat('en-US', {dateStyle: 'medium'}).format(moment)
  const time = new Intl.DateTimeFormat('en-GB', {timeStyle: 'short'}).format(moment)
  return `${day} ${time}`
}
