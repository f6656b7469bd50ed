import test from 'ava'
import {paragraph, sharedStudio, wholeGuide} from '../window/sharedStudio.ts'
import {eventually, field} from '../window/studioFixture.ts'

const studio = sharedStudio(test)

test.serial(
  'a guide is translated, and its translation tells when the original changes',
  async (t) => {
    const client = studio.client()
    const body = [paragraph('a', 'The first sentence.'), paragraph('b', 'The second sentence.')]
    await client.create(wholeGuide('original', {title: 'In English', body}))
    const {page, complaints} = await studio.open('/structure/guides;all;original')
    await field(page, 'title').waitFor()
    await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
    await page.getByText('Translate this guide').first().click()
    await page.getByRole('button', {name: '中文'}).click()
    await page.waitForURL((url) => url.pathname.includes('original-zh'))
    const draft = await client.fetch<Record<string, unknown>>('*[_id == "drafts.original-zh"][0]')
    t.like(draft, {
      language: 'zh-SG',
      path: '/tests/original-zh/',
      translationOf: {_ref: 'original'},
      body,
    })

    await client
      .patch('original')
      .set({'body[_key=="b"].children[0].text': 'Another second sentence.'})
      .commit()
    const notice = page.getByTestId('original-changed')
    await notice.getByText('“The second sentence.” is now “Another second sentence.”').waitFor()
    t.is(await notice.getByText('The first sentence.').count(), 0)
    await notice.getByRole('button', {name: /^Checked/u}).click()
    await notice.waitFor({state: 'detached'})

    await page.getByRole('tab', {name: 'Place on the site'}).click()
    const path = field(page, 'path').locator('input')
    await path.fill('https://www.school.edu.sg/In Chinese/Log in')
    await path.blur()
    const mended = await eventually(
      () => path.inputValue(),
      (value) => value.startsWith('/in'),
    )
    t.is(mended, '/in-chinese/log-in/', 'An address is mended rather than refused.')
    t.deepEqual(complaints, [])
  },
)
