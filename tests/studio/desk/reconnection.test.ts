import {once} from 'node:events'
import {setTimeout as wait} from 'node:timers/promises'
import {isDeepStrictEqual} from 'node:util'
import test from 'ava'
import {environmentOf} from '../../../studio/commands/content/content.ts'
import {datasetFolder} from '../../../studio/commands/content/embeddedLake.ts'
import {openLake} from '../../../studio/lake/lake.ts'
import {clientFromEnvironment} from '../../../studio/pipeline/client.ts'
import {serveStudio} from '../../../studio/server/serveStudio.ts'
import {studioFolder} from '../../../studio/server/studioFolder.ts'
import {embeddedPage} from '../../../studio/server/studioPage.ts'
import {folderFor} from '../../lake/lakeFixture.ts'
import {freePort, lakeInProcess} from '../../lake/lakeInProcess.ts'
import {placeCaret} from '../window/placeCaret.ts'
import {eventually, field, studioWindow} from '../window/studioFixture.ts'

const GUIDE = 'guide-student-accounts'

test('a lake that crashes under unsaved typing, and is away for minutes, loses nothing: the editor goes on', async (t) => {
  const store = await folderFor(t)
  await (await openLake({store, initialDataset: datasetFolder})).close()
  const [lakePort, studioPort] = [await freePort(), await freePort()]
  const origins = [`http://localhost:${studioPort}`]
  let lake = await lakeInProcess(store, lakePort, origins)
  t.teardown(() => lake.process.kill('SIGKILL'))
  const studio = await serveStudio(
    await studioFolder({}, () => {}),
    (html) => embeddedPage(html, lakePort, 'http://localhost:9'),
    {port: studioPort, key: 'nobody asks'},
  )
  t.teardown(() => studio.close())
  const client = clientFromEnvironment(environmentOf(lake), 'raw')
  const draft = () =>
    client
      .fetch<{title?: string; summary?: string; isInText: boolean} | null>(
        '*[_id == $id][0]{title, summary, "isInText": pt::text(body) match "In the text, too."}',
        {id: `drafts.${GUIDE}`},
      )
      .catch(() => null)

  const {page, complaints} = await studioWindow(
    t,
    `${studio.url}/#token=${lake.token}`,
    `/structure/guides;all;${GUIDE}`,
  )
  const title = field(page, 'title').locator('input')
  const summary = field(page, 'summary').locator('textarea')
  await title.fill('Acknowledged')
  t.is((await eventually(draft, (found) => found?.title === 'Acknowledged'))?.title, 'Acknowledged')

  await summary.fill('')
  await summary.pressSequentially('Typed just before the crash.', {delay: 5})
  lake.process.kill('SIGKILL')
  await once(lake.process, 'exit')
  const notice = page.getByTestId('outage')
  await notice.getByText('Go on writing').waitFor()
  await title.fill('Typed during the outage')
  await placeCaret(page.getByText('MIMS replaces IAMS 2.0').first(), 'Home')
  await page.keyboard.type('In the text, too. ')
  // Long enough for every request that waited to fail.
  await wait(12_000)
  await summary.pressSequentially(' And long after.', {delay: 5})
  t.is(await page.getByText('The structure tool crashed').count(), 0)
  t.true(await notice.isVisible())
  lake = await lakeInProcess(store, lakePort, origins)

  const written = {
    title: 'Typed during the outage',
    summary: 'Typed just before the crash. And long after.',
    isInText: true,
  }
  const rescued = await eventually(draft, (found) => isDeepStrictEqual(found, written))
  t.deepEqual(rescued, written)
  await page.getByText('The connection is back').waitFor()
  await notice.waitFor({state: 'detached'})

  await title.fill('Typed after the crash')
  const last = await eventually(draft, (found) => found?.title === 'Typed after the crash')
  t.deepEqual(last, {...written, title: 'Typed after the crash'})
  t.deepEqual(complaints, [])
})
