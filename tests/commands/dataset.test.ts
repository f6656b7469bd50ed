import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {openContent} from '../../studio/commands/content/content.ts'
import {datasetFolder} from '../../studio/commands/content/embeddedLake.ts'
import {saveDataset} from '../../studio/commands/content/saveDataset.ts'
import {openLake} from '../../studio/lake/lake.ts'
import {clientOf} from '../lake/lakeFixture.ts'
import {fingerprints} from './building.ts'

async function folderOf(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dataset-test-'))
  t.teardown(() => rm(folder, {recursive: true, force: true}))
  return folder
}

test('saving writes what is published, and a lake filled from it saves the same bytes', async (t) => {
  const [first, second] = [await folderOf(t), await folderOf(t)]
  const lake = await openLake({store: ':memory:', initialDataset: datasetFolder})
  t.teardown(() => lake.close())
  const client = clientOf(lake, 'editor')
  await client.patch('service-mims').set({portal: 'https://portal.example/'}).commit()
  await client.create({_id: 'drafts.guide-new', _type: 'guide', title: 'Not yet published'})
  await client.assets.upload('file', Buffer.from('used by nothing'), {filename: 'notes.txt'})
  await mkdir(join(first, 'images'))
  await writeFile(join(first, 'images', 'left-over.png'), 'no longer used')

  const saved = await saveDataset(client, first)
  t.deepEqual(saved, {documents: 9, assets: 4})
  const text = await readFile(join(first, 'data.ndjson'), 'utf8')
  t.true(text.includes('https://portal.example/'))
  t.false(text.includes('Not yet published'))
  t.deepEqual((await readdir(join(first, 'images'))).sort(), [
    'mims-log-in.png',
    'mims-overview.png',
    'mims-security-questions.png',
    'mims-sspr.png',
  ])

  const again = await openLake({store: ':memory:'})
  t.teardown(() => again.close())
  await again.load(first)
  await saveDataset(clientOf(again, 'editor'), second)
  t.deepEqual(await fingerprints(second), await fingerprints(first))
})

test('the order in which fields were written does not show in a saved dataset', async (t) => {
  const written = await Promise.all(
    [
      {title: 'A', summary: 'B', contact: {telephone: '1', email: 'a@b.example'}},
      {contact: {email: 'a@b.example', telephone: '1'}, summary: 'B', title: 'A'},
    ].map(async (fields) => {
      const folder = await folderOf(t)
      await writeFile(
        join(folder, 'data.ndjson'),
        JSON.stringify({_id: 'a', _type: 'guide', ...fields}),
      )
      const lake = await openLake({store: ':memory:'})
      t.teardown(() => lake.close())
      await lake.load(folder)
      await saveDataset(clientOf(lake, 'editor'), folder)
      return readFile(join(folder, 'data.ndjson'), 'utf8')
    }),
  )
  t.is(written[0], written[1])
})

test('commands read the lake that people work in, whether it runs or rests', async (t) => {
  const folder = await folderOf(t)
  const titleIn = async () => {
    const content = await openContent({environment: {}, lake: folder})
    const title: unknown = await content.client.fetch('*[_id == "guide-student-accounts"][0].title')
    await content.close()
    return title
  }
  const lake = await openLake({store: folder, initialDataset: datasetFolder})
  await clientOf(lake, 'editor').patch('guide-student-accounts').set({title: 'Changed'}).commit()
  t.is(await titleIn(), 'Changed')
  t.is(await titleIn(), 'Changed')
  await lake.close()
  t.is(await titleIn(), 'Changed')
})
