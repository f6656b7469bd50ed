import test from 'ava'
import {paragraph, sharedStudio, wholeGuide} from '../window/sharedStudio.ts'
import {eventually} from '../window/studioFixture.ts'

const studio = sharedStudio(test)

test.serial('lists show a picture of each guide, and a mark where it has errors', async (t) => {
  const client = studio.client()
  const [picture] = await client.fetch<string[]>('*[_type == "sanity.imageAsset"]._id')
  const asset = {_type: 'reference', _ref: picture}
  const step = {
    _type: 'step',
    _key: 'step',
    instruction: [paragraph('do', 'Do it.')],
    figure: {_type: 'figure', alt: 'The menu of the portal.', asset},
  }
  const body = [
    paragraph('intro', 'Some text.'),
    {_type: 'procedure', _key: 'steps', steps: [step]},
  ]
  await client.create(wholeGuide('pictured', {title: 'With a picture', body}))
  await client.create(
    wholeGuide('flawed', {
      title: 'With a flaw',
      body: [{...step.figure, _key: 'f', alt: 'picture'}],
    }),
  )
  const {page, complaints} = await studio.open('/structure/guides;all')
  const row = (title: string) => page.getByRole('link').filter({hasText: title})
  const drawn = () =>
    row('With a picture')
      .locator('img')
      .first()
      .evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth > 0)
  t.true(await eventually(drawn, Boolean))
  const mark = {name: /^(?:Held back|Has errors)$/u}
  await row('With a flaw').getByRole('img', mark).waitFor()
  t.is(await row('With a picture').getByRole('img', mark).count(), 0)
  t.deepEqual(complaints, [])
})
