import test, {type ExecutionContext} from 'ava'
import {datasets} from '../library.ts'
import {openBrowser} from '../openBrowser.ts'
import {builtSite} from './builtSite.ts'

const site = await builtSite(datasets.examples)
test.after.always(() => site.close())

async function opened(t: ExecutionContext, path: string, options = {}) {
  const browser = await openBrowser(t)
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', ({message}) => faults.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(site.url + path)
  return {page, faults}
}

test('a search says how many guides it found, and shows where in them the words stand', async (t) => {
  const {page, faults} = await opened(t, '/')
  await page.getByLabel('Search the guides').fill('forgotten')
  await page.getByRole('button', {name: 'Search'}).click()
  await page.waitForURL(/\/search\/\?q=forgotten$/)
  await page
    .getByRole('status')
    .filter({hasText: /^\d+ guides? for “forgotten”$/})
    .waitFor()
  const results = page.locator('#results > li')
  await results.first().waitFor()
  t.regex((await results.locator('mark').first().textContent()) ?? '', /forg[eo]t/i)
  t.false(await page.locator('#all').isVisible())
  await results.getByRole('link').first().click()
  await page.waitForURL(/\/examples\/[^/]+\/(?:#.*)?$/)
  t.deepEqual(faults, [])
})

const words = [
  {language: 'ta', query: 'கடவுச்சொல்லை', title: 'முதல் முறையாக உள்நுழைதல்', mark: /^கடவுச்சொல்/},
  {language: 'ta', query: 'பாதுகாப்பு', title: 'முதல் முறையாக உள்நுழைதல்', mark: /^பாதுகாப்பு/},
  {language: 'zh', query: '忘记密码', title: '首次登录学生账户', mark: /^(?:忘记|密码)/},
  {language: 'zh', query: '班主任', title: '首次登录学生账户', mark: /班主任/},
  {
    language: 'ms',
    query: 'kata laluan',
    title: 'Log masuk buat kali pertama',
    mark: /^(?:kata|laluan)/i,
  },
] as const

for (const {language, query, title, mark} of words) {
  test(`“${query}” is found in ${language}`, async (t) => {
    const {page, faults} = await opened(t, `/search/${language}/`)
    await page.locator('#query').fill(query)
    const result = page.locator('#results > li').first()
    await result.waitFor()
    t.is(await result.getByRole('link').first().textContent(), title)
    t.regex((await result.locator('mark').first().textContent()) ?? '', mark)
    t.deepEqual(faults, [])
  })
}

test('words in other letters are searched for in their language', async (t) => {
  const {page} = await opened(t, '/search/?q=%E5%AF%86%E7%A0%81')
  await page.waitForURL(/\/search\/zh\/\?q=/)
  await page.locator('#results a').first().waitFor()
  t.is(await page.locator('#results a').first().textContent(), '首次登录学生账户')
})

test('what is not found is said, and the list of all guides stays', async (t) => {
  const {page} = await opened(t, '/search/?q=%D1%89%D1%83%D0%BA%D0%B0')
  await page.getByRole('status').filter({hasText: 'No guide for “щука”.'}).waitFor()
  t.true(await page.locator('#all').isVisible())
  await page.locator('#query').fill('')
  await page.getByRole('status').filter({hasText: /^$/}).waitFor({state: 'attached'})
  t.true(await page.locator('#all').isVisible())
})

test('the search is used from the keyboard alone, further results included', async (t) => {
  const {page} = await opened(t, '/search/')
  await page.locator('#query').focus()
  await page.keyboard.type('page')
  await page.keyboard.press('Enter')
  // Each is shown as soon as it is there.
  await page.locator('#results > li:nth-child(5)').waitFor()
  t.is(await page.locator('#results > li').count(), 5)
  t.true(await page.locator('#more').isVisible())
  t.is(await page.evaluate('document.activeElement.id'), 'query')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  t.is(await page.evaluate('document.activeElement.closest("#results") !== null'), true)
  await page.locator('#more').focus()
  await page.keyboard.press('Enter')
  await page.locator('#results > li:nth-child(6)').waitFor()
  t.is(
    await page.evaluate(
      'document.activeElement.closest("li") === document.querySelector("#results > li:nth-child(6)")',
    ),
    true,
  )
})

test('a page of results has no faults of accessibility', async (t) => {
  for (const colorScheme of ['light', 'dark']) {
    const {page} = await opened(t, '/search/?q=log+in', {
      colorScheme,
      bypassCSP: true,
      viewport: {width: 320, height: 700},
    })
    await page.locator('#results > li').first().waitFor()
    await page.addScriptTag({path: new URL(import.meta.resolve('axe-core')).pathname})
    t.deepEqual(
      await page.evaluate(
        `axe.run().then(({violations}) => violations.map(({id, nodes}) => id + nodes[0].html))`,
      ),
      [],
    )
    t.is(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0)
  }
})

test('without script the page offers all guides, and says nothing of what it cannot do', async (t) => {
  const {page} = await opened(t, '/search/?q=portal', {javaScriptEnabled: false})
  t.true(await page.getByRole('link', {name: 'Tables, wide and long'}).isVisible())
  t.false(await page.locator('#more').isVisible())
})

test('what an excerpt says is text, never markup', async (t) => {
  const {page, faults} = await opened(t, '/search/?q=script')
  await page.locator('#results > li').first().waitFor()
  t.is(await page.locator('#results :is(script, img, b)').count(), 0)
  t.deepEqual(faults, [])
})

test('when the index cannot be loaded, the page says so and leads to all guides', async (t) => {
  const browser = await openBrowser(t)
  const page = await browser.newPage()
  await page.route('**/pagefind/**', (route) => route.abort())
  await page.goto(`${site.url}/search/?q=portal`)
  await page.getByRole('status').filter({hasText: 'The search cannot be loaded.'}).waitFor()
  t.true(await page.locator('#all').isVisible())
})
