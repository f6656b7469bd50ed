import test from 'ava'
import {findBarriers} from '../window/barriers.ts'
import {sharedStudio, wholeGuide} from '../window/sharedStudio.ts'
import {eventually, field, NARROW, WIDE} from '../window/studioFixture.ts'

const studio = sharedStudio(test)

/** Whatever somebody calls a group, everybody must get at every guide. */
const ODD_NAMES = ['For (new) students', "Pupils' ~own* corner!", '学生', 'x'.repeat(100)]

test.serial(
  'a navigation group may be called anything, and is chosen or added on purpose',
  async (t) => {
    const client = studio.client()
    await Promise.all([
      ...ODD_NAMES.map((navigationGroup, index) =>
        client.create(wholeGuide(`group-${index}`, {navigationGroup})),
      ),
      client.create(wholeGuide('other-case', {navigationGroup: 'FOR STUDENTS'})),
    ])
    const {page, complaints} = await studio.open('/structure/guides')
    for (const name of ODD_NAMES) await page.getByText(name, {exact: true}).first().waitFor()
    t.is(await page.getByText(/^for students$/iu).count(), 1, 'Case makes no other group.')
    await page.getByText('For (new) students').first().click()
    await page.getByText('Guide group-0').first().waitFor()

    await page.goto(new URL('/structure/guides;all;group-1,group=place', page.url()).href)
    await page.getByRole('tab', {name: 'Place on the site'}).click()
    const group = field(page, 'navigationGroup').getByRole('combobox')
    const stored = () =>
      client.fetch<string | null>('*[_id == "drafts.group-1"][0].navigationGroup')
    await group.fill('For (')
    await page.getByText('Add the group “For (”').waitFor()
    t.is(await stored(), null, 'What is being typed is no group yet.')
    await group.fill('STUDENTS')
    await page
      .getByTestId('document-panel-portal')
      .getByRole('option', {name: 'For Students'})
      .click()
    t.is(await eventually(stored, (name) => name === 'For Students'), 'For Students')
    await group.fill('Parents (new)')
    await page.getByText('Add the group “Parents (new)”').click()
    t.is(await eventually(stored, (name) => name === 'Parents (new)'), 'Parents (new)')
    t.deepEqual(complaints, [])
  },
)

test.serial('“Create” makes a guide and a service', async (t) => {
  const {page} = await studio.open('/')
  for (const [choice, schemaField] of [
    ['Step-by-step guide', 'title'],
    ['Service', 'name'],
  ] as const) {
    await page.getByTestId('new-document-button').click()
    await page.getByRole('dialog').or(page.locator('[data-ui=Popover]')).getByText(choice).click()
    await field(page, schemaField).waitFor()
  }
  t.pass()
})

test.serial('without the token, or with a wrong one, it is said how to get in', async (t) => {
  const {page} = await studio.open('/')
  await page.getByTestId('start-page').waitFor()
  const address = new URL(page.url())
  await page.evaluate(() => localStorage.clear())
  for (const hash of ['', '#token=skwrong']) {
    await page.goto('about:blank')
    await page.goto(`${address.origin}/${hash}`)
    await page.getByText('This address has no key, or an old one').waitFor()
  }
  t.pass()
})

test.serial(
  'two people have two names: asked once, shown where they write and in history',
  async (t) => {
    const client = studio.client()
    await client.create(wholeGuide('named'))
    const place = '/structure/guides;all;named'
    const {page, complaints} = await studio.open(place, NARROW, '')
    const dialog = page.getByRole('dialog', {name: 'Who is writing?'})
    const name = dialog.getByRole('textbox', {name: 'Your name'})
    await name.waitFor()
    await eventually(() => name.evaluate((input) => input === document.activeElement), Boolean)
    t.deepEqual(await findBarriers(page, '[role=dialog]'), [])
    await page.keyboard.press('Enter')
    await dialog.getByText('Type the name that others know you by').waitFor()
    await page.keyboard.type('Ms Tan')
    await page.keyboard.press('Enter')
    await dialog.waitFor({state: 'detached'})
    // The Studio is loaded anew under the name.
    await page.getByTitle('Ms Tan').first().waitFor()
    await field(page, 'title').locator('input').fill('By Ms Tan')
    const title = () => client.fetch<string | null>('*[_id == "drafts.named"][0].title')
    t.is(await eventually(title, (found) => found === 'By Ms Tan'), 'By Ms Tan')

    const other = await studio.open(place, NARROW, 'Mr Lim')
    await field(other.page, 'summary').locator('textarea').click()
    await page.getByTitle('Mr Lim').first().waitFor()
    await other.page.getByTestId('pane-context-menu-button').last().click()
    await other.page.getByTestId('action-history').click()
    await other.page.getByTestId('timeline-item-button').getByTitle('Ms Tan').first().waitFor()

    const {origin} = new URL(page.url())
    await page.goto('about:blank')
    await page.goto(`${origin}${place}${new URL(studio.studio()).hash}`)
    await field(page, 'title').waitFor()
    await page.getByTitle('Ms Tan').first().waitFor()
    t.is(await dialog.count(), 0, 'It is asked once a browser.')
    t.deepEqual([...complaints, ...other.complaints], [])
  },
)

test.serial(
  'whoever gave no name writes all the same, and a name is changed at any time',
  async (t) => {
    const client = studio.client()
    await client.create(wholeGuide('unnamed'))
    const {page, complaints} = await studio.open('/', NARROW, '')
    const dialog = page.getByRole('dialog', {name: 'Who is writing?'})
    await dialog.getByRole('button', {name: 'Write without a name'}).click()
    const own = page.getByTestId('own-name')
    await own.getByText('You write without a name.').waitFor()
    const desk = new URL('/structure/guides;all;unnamed', page.url()).href
    const start = new URL('/', page.url()).href
    await page.goto(desk)
    await field(page, 'title').locator('input').fill('By nobody')
    const stored = () => client.fetch<string | null>('*[_id == "drafts.unnamed"][0].title')
    t.is(await eventually(stored, (title) => title === 'By nobody'), 'By nobody')

    const give = async (button: string, name: string) => {
      await own.getByRole('button', {name: button}).click()
      await dialog.getByRole('textbox', {name: 'Your name'}).fill(name)
      await page.keyboard.press('Enter')
      await own.getByText(`You write as ${name}.`).waitFor()
    }
    await page.goto(start)
    await give('Give a name …', 'Ms Tan')
    await give('Write under another name …', 'Mr Lim')
    t.is(await dialog.count(), 0)
    await page.goto(desk)
    await page.getByTitle('Mr Lim').first().waitFor()
    await field(page, 'title').locator('input').fill('By Mr Lim')
    t.is(await eventually(stored, (title) => title === 'By Mr Lim'), 'By Mr Lim')

    await page.goto(start)
    await own.getByRole('button', {name: 'Write under another name …'}).click()
    t.deepEqual(await findBarriers(page, '[role=dialog]'), [])
    t.deepEqual(await findBarriers(page, '[data-testid="own-name"]'), [])
    await dialog.getByRole('button', {name: 'Write without a name'}).click()
    await own.getByText('You write without a name.').waitFor()
    t.is(await dialog.count(), 0, 'It is not asked again.')
    t.deepEqual(complaints, [])
  },
)

test.serial('the console is quiet in a normal session', async (t) => {
  const client = studio.client()
  await client.create(wholeGuide('quiet'))
  const {page, asked} = await studio.open('/')
  const said: string[] = []
  page.on('console', (message) => {
    // React recommends its tools for developers.
    if (message.type() !== 'info') said.push(`${message.type()}: ${message.text()}`)
  })
  await page.reload()
  await page.getByTestId('start-page').waitFor()
  await page.goto(new URL('/structure/guides;all;quiet', page.url()).href)
  await page.setViewportSize({width: WIDE, height: 900})
  await page.reload()
  await field(page, 'title').locator('input').fill('A quiet guide')
  const web = page.getByTestId('preview').frameLocator('iframe[title="Web page"]')
  await web.getByRole('heading', {name: 'A quiet guide'}).waitFor()
  await page
    .getByRole('button', {name: /search/iu})
    .first()
    .click()
  await page.keyboard.type('quiet')
  await page.getByTestId('search-results').getByText('A quiet guide').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', {name: 'Releases'}).first().click()
  await page
    .getByRole('button', {name: /new release/iu})
    .first()
    .waitFor()
  t.deepEqual(said, [])
  t.deepEqual(asked, [], 'Nobody else is asked.')
})

test.serial('the Studio is built for its users, whatever started it', async (t) => {
  const {page} = await studio.open('/structure/guides;all')
  await page.getByTestId('document-list-pane').waitFor()
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({name}) => name)
      .filter((name) => name.endsWith('.js')),
  )
  t.true(scripts.length > 0)
  const texts = await Promise.all(scripts.map(async (script) => (await fetch(script)).text()))
  // What React says to developers, and has in no other build.
  t.is(texts.filter((text) => text.includes('Check the render method of')).length, 0)
})
