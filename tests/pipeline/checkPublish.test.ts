import test from 'ava'
import * as v from 'valibot'
import {attentionSchema, publishCheckSchema} from '../../studio/attention/attention.ts'
import {outputsFolder} from '../../studio/commands/outputs/runBuild.ts'
import {openLive} from '../../studio/pipeline/live/openLive.ts'
import {freePort} from '../lake/lakeInProcess.ts'
import {datasets, serveDataset} from '../library.ts'
import {guide} from './guides.ts'

test('what would be held back is known before a draft is published, of other guides too', async (t) => {
  const {lake, environment, client} = await serveDataset(datasets.guidance)
  const live = await openLive({
    environment,
    port: await freePort(),
    outputs: outputsFolder,
    log: () => {},
  })
  t.teardown(async () => {
    await live.close()
    await lake.close()
  })
  const check = async (document: string) =>
    v.parse(publishCheckSchema, JSON.parse(await live.ask({ask: 'check', document})))

  const first = guide('first')
  await client.create(first)
  await client.create({...guide('second'), _id: 'drafts.second'})
  t.deepEqual((await check('second')).heldBack, [], 'What is whole goes out.')

  await client.patch('drafts.second').set({path: first.path}).commit()
  const {heldBack} = await check('second')
  t.deepEqual(heldBack.map((held) => held.title).sort(), ['The guide first', 'The guide second'])
  t.regex(heldBack[0]?.findings[0]?.problem ?? '', /“The guide first” and “The guide second”/u)

  await client.createOrReplace({
    ...guide('first', {title: 'In autumn'}),
    _id: 'versions.rAutumn.first',
  })
  const preview = async (perspective: string[]) =>
    live.ask({ask: 'preview', guide: 'first', channel: 'web', perspective})
  t.regex(await preview(['rAutumn', 'drafts']), /In autumn/u)
  t.notRegex(await preview(['published']), /In autumn/u)

  await client.patch('drafts.second').set({title: ''}).commit()
  await check('second')
  const attention = v.parse(attentionSchema, JSON.parse(await live.ask({ask: 'attention'})))
  t.true(attention.findings.some(({document, path}) => document === 'second' && path === 'title'))
})
