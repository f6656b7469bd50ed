import {execFile} from 'node:child_process'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import test, {type ExecutionContext} from 'ava'
import {environmentOf} from '../../studio/commands/content/content.ts'
import {datasetFolder} from '../../studio/commands/content/embeddedLake.ts'
import {type Lake, openLake} from '../../studio/lake/lake.ts'
import type {ContentEnvironment} from '../../studio/pipeline/client.ts'
import {clientOf, folderFor, lakeWith} from '../lake/lakeFixture.ts'

const run = promisify(execFile)
const command = fileURLToPath(new URL('../../studio/commands/dataset.ts', import.meta.url))

test('guidance moves to the store that the environment names, is edited there, and moves back', async (t) => {
  const home = await filled(t)
  const away = await lakeWith(t, [])
  const [out, back] = [
    join(await folderFor(t), 'guidance.tar.gz'),
    join(await folderFor(t), 'hosted.tar.gz'),
  ]
  await clientOf(home, 'editor').create({_id: 'drafts.guide-new', _type: 'guide', title: 'Draft'})

  const count = await clientOf(home, 'editor').fetch<number>(
    'count(*[!(_type match "sanity.*")])',
    {},
    {perspective: 'raw'},
  )
  t.true(
    (await dataset(environmentOf(home), 'export', out)).includes(`Exported ${count} documents`),
  )
  t.true(
    (await dataset(environmentOf(away), 'import', out)).includes(`Imported ${count} documents`),
  )
  t.deepEqual(await contentOf(away), await contentOf(home))

  await clientOf(away, 'editor').patch('service-mims').set({shortName: 'Moved'}).commit()
  await dataset(environmentOf(away), 'export', back)
  await dataset(environmentOf(home), 'import', back)
  t.is((await clientOf(home, 'editor').getDocument('service-mims'))?.shortName, 'Moved')
  t.deepEqual(await contentOf(home), await contentOf(away))
})

async function filled(t: ExecutionContext): Promise<Lake> {
  const lake = await openLake({store: ':memory:', initialDataset: datasetFolder})
  t.teardown(() => lake.close())
  return lake
}

async function dataset(
  environment: ContentEnvironment,
  name: 'export' | 'import',
  file: string,
): Promise<string> {
  const env = {...process.env, ...environment}
  const {stdout} = await run(process.execPath, [command, name, file], {env})
  return stdout
}

/** All documents, drafts and assets too, without what each store writes itself. */
function contentOf(lake: Lake): Promise<unknown[]> {
  return clientOf(lake, 'editor').fetch(
    '*[]{..., "_rev": 0, "_updatedAt": 0, "_createdAt": 0, "url": 0} | order(_id)',
    {},
    {perspective: 'raw'},
  )
}
