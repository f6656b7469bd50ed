import test from 'ava'
import {resolveGuide} from 'school-guides/guide'
import {fetchLibrary} from 'school-guides/library'
import {renderGuide} from 'school-guides/web'
import {datasets, serveDataset} from '../library.ts'

test('another front end draws a guide by what the package offers, as the README says', async (t) => {
  const {lake, client} = await serveDataset(datasets.guidance)
  t.teardown(() => lake.close())
  const library = await fetchLibrary(client)
  const {value: guide, findings} = resolveGuide(library, 'guide-student-accounts', 'web')
  t.deepEqual(findings, [])
  const html: string = renderGuide(guide, {
    image: ({width, height}) => ({src: '/a.webp', sources: [], width, height, sizes: '100vw'}),
  })
  t.regex(html, /<h2[^>]*>Student MOE Identity Management System/)
  t.regex(html, /src="\/a\.webp"/)
})
