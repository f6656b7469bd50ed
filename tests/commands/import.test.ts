import {execFile} from 'node:child_process'
import {readFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import test, {type ExecutionContext} from 'ava'
import {page, siteFolder} from '../import/importing.ts'
import {datasets, serveDataset} from '../library.ts'
import {openBrowser} from '../openBrowser.ts'

const commands = {
  import: fileURLToPath(new URL('../../studio/commands/import.ts', import.meta.url)),
  check: fileURLToPath(new URL('../../studio/commands/checkImport.ts', import.meta.url)),
}

/** Runs a command on a lake of its own that holds the dataset. */
async function ready(t: ExecutionContext) {
  const {lake, environment, client} = await serveDataset(datasets.guidance)
  t.teardown(() => lake.close())
  const run = (command: keyof typeof commands, ...options: string[]) =>
    new Promise<{code: number; said: string}>((settle) => {
      execFile(
        process.execPath,
        [commands[command], ...options],
        {env: {...process.env, ...environment}},
        (error, stdout, stderr) => {
          settle({code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr})
        },
      )
    })
  return {client: client.withConfig({perspective: 'raw'}), run}
}

const good = page(
  '<h2>Hours</h2><p>1) From <strong>eight</strong>.</p><p>2) To six.</p><img src="/images/x.png">',
)
const hostile = page(
  '<p><script>document.title="run"</script><img src=x onerror="document.title=\'run\'">&lt;script&gt;</p>',
  {
    title: '<b>Bold</b>',
    permalink: '/bold/',
  },
)

test('the import command writes drafts, a summary, and a report that can be read on any screen', async (t) => {
  const {client, run} = await ready(t)
  const site = await siteFolder(t, {'_notes/a.md': good, '_notes/b.md': hostile})
  const report = join(dirname(site), 'report.html')
  const {code, said} = await run('import', site, '--report', report)
  t.is(code, 0, said)
  t.regex(said, /2 pages: 2 new, 0 updated, 0 unchanged, 0 left out, 0 not imported\./u)
  t.is(await client.fetch('count(*[_id in path("drafts.**")])'), 2)
  const browser = await openBrowser(t)
  const view = await browser.newPage({viewport: {width: 375, height: 800}})
  await view.goto(pathToFileURL(report).href)
  t.is(await view.title(), 'Import')
  await view.getByText('A page — new').click()
  const shown = await view.locator('details[open]').textContent()
  for (const part of [
    '<h2>Hours</h2>',
    'From eight.',
    'Missing picture: /images/x.png',
    'Reading, certain',
  ]) {
    t.true(shown?.includes(part), part)
  }
  const row = view.locator('details[open] .row', {hasText: 'Missing picture'})
  t.regex((await row.locator('.notes').textContent()) ?? '', /could not be had.*no such file/u)
  t.is(await view.evaluate('document.documentElement.scrollWidth'), 375)
})

test('a dry run says what it would do, and changes nothing', async (t) => {
  const {client, run} = await ready(t)
  const site = await siteFolder(t, {'_notes/a.md': good})
  const report = join(dirname(site), 'report.html')
  const {code, said} = await run('import', site, '--dry-run', '--report', report)
  t.is(code, 0, said)
  t.regex(said, /nothing was changed/u)
  t.is(await client.fetch('count(*[_id in path("drafts.**")])'), 0)
  t.regex(await readFile(report, 'utf8'), /nothing was changed/u)
})

test('a page that cannot be imported fails the command, which imports the others', async (t) => {
  const {client, run} = await ready(t)
  const site = await siteFolder(t, {
    '_notes/a.md': good,
    '_notes/bad.md': page('<div>'.repeat(900), {permalink: '/bad/'}),
  })
  const {code, said} = await run('import', site, '--report', join(dirname(site), 'report.html'))
  t.is(code, 1)
  t.regex(said, /bad\.md {2}NOT IMPORTED\n {4}Elements are nested/u)
  t.is(await client.fetch('count(*[_id in path("drafts.**")])'), 1)
})

test('without a page, with a wrong option or a wrong path, the command says what it takes', async (t) => {
  const {run} = await ready(t)
  const asked = await Promise.all([
    run('import'),
    run('import', 'x.md', '--into', 'nowhere'),
    run('import', 'nowhere.md'),
    run('import', '--help'),
  ])
  t.deepEqual(
    asked.map(({code}) => code),
    [1, 1, 1, 0],
  )
  t.regex(asked[0].said, /PAGE_OR_FOLDER/u)
  t.regex(asked[1].said, /--into takes drafts, published, whole, not “nowhere”/u)
  t.regex(asked[2].said, /There is no “nowhere\.md”/u)
})

test('the check imports into a temporary store and draws every channel', async (t) => {
  const {client, run} = await ready(t)
  const site = await siteFolder(t, {'_notes/a.md': good, '_notes/b.md': hostile})
  const before = await client.fetch('count(*)')
  const {code, said} = await run('check', site)
  t.is(code, 0, said)
  t.regex(said, /2 of 2 pages are whole/u)
  t.is(await client.fetch('count(*)'), before)
  const bad = await run(
    'check',
    await siteFolder(t, {'_notes/a.md': page('<div>'.repeat(900), {permalink: '/bad/'})}),
  )
  t.is(bad.code, 1)
  t.regex(bad.said, /NOT WHOLE/u)
})

test('what the importer remembers of a page is not shown to visitors', async (t) => {
  const {client} = await ready(t)
  t.is(await client.fetch('count(*[_type == "importedPage"])'), 1)
  const visitor = client.withConfig({token: '', perspective: 'published'})
  t.is(await visitor.fetch('count(*[_type == "importedPage"])'), 0)
})
