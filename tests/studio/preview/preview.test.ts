import {readFile} from 'node:fs/promises'
import {request} from 'node:http'
import test from 'ava'
import {strFromU8, unzipSync} from 'fflate'
import {readPdf} from '../../../studio/pipeline/proof/readPdf.ts'
import {eventually, field, startStudio, studioWindow, WIDE} from '../window/studioFixture.ts'

const GUIDE = 'guide-student-accounts'
const PLACE = `/structure/guides;all;${GUIDE}`

test.serial('what is typed is seen at once as web page, handbook insert and cards', async (t) => {
  const {studio} = await startStudio(t)
  const {page, asked, complaints} = await studioWindow(t, studio, PLACE, WIDE)
  const title = field(page, 'title').locator('input')
  const preview = page.getByTestId('preview')
  const web = preview.frameLocator('iframe[title="Web page"]')
  const channel = (name: string) => preview.getByRole('tab', {name}).click()

  await web.getByRole('heading', {name: 'Student Accounts'}).waitFor()
  const picture = web.locator('article img').first()
  t.true(
    await eventually(
      () =>
        picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0),
      Boolean,
    ),
    'The page shows its pictures.',
  )
  await title.click()
  await web.locator('html').evaluate((html) => html.scrollTo({top: 500, behavior: 'instant'}))
  const read = web.locator('article ol > li').nth(1)
  const place = () => read.evaluate((step) => Math.round(step.getBoundingClientRect().top))
  const before = await place()
  await title.fill('Accounts <b>on the web</b>')
  await web.getByRole('heading', {name: 'Accounts <b>on the web</b>'}).waitFor()
  t.is(await eventually(place, (top) => top === before), before, 'What is read stays where it is.')

  await channel('Handbook insert')
  await preview
    .getByRole('img', {name: /on the web/u})
    .first()
    .waitFor()
  await title.fill('Accounts in the handbook')
  await preview
    .getByRole('img', {name: /Accounts in the handbook/u})
    .first()
    .waitFor()
  const downloading = page.waitForEvent('download')
  await preview.getByRole('link', {name: 'Download as PDF'}).click()
  const pdf = await readFile(await (await downloading).path())
  t.regex((await readPdf(new Uint8Array(pdf))).text, /Accounts in the handbook/u)

  await channel('Social cards')
  await title.fill('Accounts on cards')
  await preview
    .getByRole('img', {name: /Accounts on cards/u})
    .first()
    .waitFor()

  const packing = page.waitForEvent('download')
  await preview.getByRole('link', {name: 'Download all, with captions'}).click()
  const zip = unzipSync(new Uint8Array(await readFile(await (await packing).path())))
  t.true(['captions.txt', 'og.png', 'portrait.png', 'closing.png'].every((name) => name in zip))
  t.regex(strFromU8(zip['captions.txt'] ?? new Uint8Array()), /Accounts on cards[\s\S]*Caption:/u)

  await title.fill('')
  await preview.getByTestId('finding').getByText('Give the guide a title.').waitFor()
  t.true((await preview.getByRole('img').count()) > 0, 'There is always something to see.')
  t.deepEqual(asked, [], 'The Studio talks to this machine alone.')
  t.deepEqual(complaints, [])
})

test.serial('a narrow window shows the preview at the side of the form', async (t) => {
  const {studio} = await startStudio(t)
  const {page} = await studioWindow(t, studio, PLACE)
  const title = field(page, 'title').locator('input')
  await title.waitFor()
  await page.getByRole('button', {name: 'Preview beside the form'}).click()
  const web = page.getByTestId('preview').frameLocator('iframe[title="Web page"]')
  await title.fill('Beside the form')
  await web.getByRole('heading', {name: 'Beside the form'}).waitFor()
  t.true(await title.isVisible())

  await page.getByRole('button', {name: 'School guides'}).click()
  const management = page.locator('a[href*="sanity.io"]')
  await management.first().waitFor({state: 'attached'})
  t.false(await management.first().isVisible(), 'Nothing leads to a hosted project.')
})

test.serial('drafts are drawn for whoever has the token, and nobody else', async (t) => {
  const {studio, client} = await startStudio(t)
  const {origin, hash} = new URL(studio)
  const token = hash.replace('#token=', '')
  const ask = async (path: string, authorization: string, method = 'GET') => {
    const response = await fetch(`${origin}/api/preview/${path}`, {
      method,
      headers: {authorization},
    })
    t.is(response.headers.get('access-control-allow-origin'), null)
    return {status: response.status, text: await response.text()}
  }
  await client.create({_id: 'drafts.guide-secret', _type: 'guide', title: 'Not yet public'})

  const editor = await ask('web/guide-secret', `Bearer ${token}`)
  t.is(editor.status, 200)
  t.regex(editor.text, /<h1[^>]*>Not yet public/u, 'Drawn, though it has no path yet.')
  t.regex(editor.text, /The guide has no path\./u)
  for (const authorization of ['', 'Bearer sk0', token]) {
    const stranger = await ask('web/guide-secret', authorization)
    t.is(stranger.status, 401)
    t.false(stranger.text.includes('Not yet public'))
  }
  for (const path of ['fax/guide-secret', 'web/', 'web/a/b', 'web/%2e%2e']) {
    t.is((await ask(path, `Bearer ${token}`)).status, 404)
  }
  const raw = (headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const url = `${origin}/api/preview/web/guide-secret`
      const sent = request(url, {headers: {authorization: `Bearer ${token}`, ...headers}})
      sent.once('response', (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      sent.once('error', reject).end()
    })
  t.is(await raw({}), 200)
  t.is(await raw({host: 'evil.example'}), 421, 'Another name for this machine is no way in.')
  t.is(await raw({origin: 'https://evil.example'}), 403)
  t.is(await raw({'sec-fetch-site': 'same-site'}), 403)
  t.is(await raw({origin, 'sec-fetch-site': 'same-origin'}), 200)
  t.is((await fetch(`${origin}/static/nowhere.js`)).status, 404)
  t.is((await fetch(`${origin}/structure/guides;all`)).status, 200)
  const missing = await ask('print/guide-nowhere', `Bearer ${token}`)
  t.is(missing.status, 200)
  t.regex(missing.text, /nothing to show yet/u)
})
