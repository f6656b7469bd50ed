import {copyFile, mkdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import test, {type ExecutionContext} from 'ava'
import {isRecord} from '../../../renderers/guide/record.ts'
import {importPages} from '../../../studio/import/importPages.ts'
import {datasets, serveDataset} from '../../library.ts'
import {asDrafts, siteFolder} from '../importing.ts'

const seed = fileURLToPath(new URL('../../fixtures/student-accounts.md', import.meta.url))
const file = '_our-resources/For Students/Student Accounts.md'

/** The dataset that ships, and the old page in a folder that is called as the site. */
async function datasetAndSeed(t: ExecutionContext) {
  const {lake, client} = await serveDataset(datasets.guidance)
  t.teardown(() => lake.close())
  const site = await siteFolder(t, {}, 'rainforest-secondary')
  await mkdir(join(site, '_our-resources', 'For Students'), {recursive: true})
  await copyFile(seed, join(site, file))
  return {client: client.withConfig({perspective: 'raw'}), site}
}

test('the guide of the dataset is what the importer makes of the old page, and what editors added', async (t) => {
  const {client, site} = await datasetAndSeed(t)
  const {pages} = await importPages(client, {...asDrafts, paths: [site]})
  const [page] = pages
  t.deepEqual(page?.failures, [])
  t.is(page?.outcome, 'unchanged')
  t.deepEqual(
    page?.notes.filter(({problem}) => problem.includes('both')),
    [],
    'no conflict',
  )
  const record = await client.getDocument('imported.guide-student-accounts')
  if (page?.imported === undefined) return t.fail('the page could not be read')
  const {_id, _type, ...fields} = page.imported.guide
  t.deepEqual(JSON.parse(JSON.stringify(fields)), JSON.parse(record?.fields))
  const guide = await client.getDocument('guide-student-accounts')
  t.is(await client.fetch('count(*[_id == "drafts.guide-student-accounts"])'), 0)
  t.deepEqual(withoutEnrichment(guide?.body), withoutEnrichment(fields.body))
})

test('what the old page changes later comes in around what editors added', async (t) => {
  const {client, site} = await datasetAndSeed(t)
  const old = await readFile(seed, 'utf8')
  await writeFile(join(site, file), old.replace('Go to MIMS SSPR.', 'Open MIMS SSPR.'))
  const {pages} = await importPages(client, {...asDrafts, paths: [site]})
  t.is(pages[0]?.outcome, 'updated')
  const draft = await client.fetch(
    '*[_id == "drafts.guide-student-accounts"][0]{"steps": body[_type == "procedure"][0].steps[]{"text": pt::text(instruction), "alt": figure.alt}, "blanks": count(body[_type == "fillIn"])}',
  )
  t.is(draft.blanks, 2)
  t.is(draft.steps[1].text, 'Open MIMS SSPR.')
  t.true(draft.steps.every(({alt}: {alt?: string}) => alt !== undefined))
})

/** Takes out what editors added: alternative texts, the pictures themselves, and blanks for print. */
function withoutEnrichment(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value
      .filter((item: unknown) => !isRecord(item) || item._type !== 'fillIn')
      .map(withoutEnrichment)
  }
  if (!isRecord(value)) return value
  const added = new Set(value._type === 'figure' ? ['alt', 'asset', 'importedFrom'] : [])
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => !added.has(name) && inner !== undefined)
      .map(([name, inner]) => [name, withoutEnrichment(inner)]),
  )
}
