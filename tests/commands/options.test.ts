import {execFile} from 'node:child_process'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {setTimeout as wait} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import test from 'ava'
import {openContent} from '../../studio/commands/content/content.ts'
import {datasetFolder} from '../../studio/commands/content/embeddedLake.ts'
import {openLake} from '../../studio/lake/lake.ts'

/** Runs a command with options; none of these gets as far as its work. */
function run(command: string, ...options: string[]): Promise<{code: number; said: string}> {
  const file = fileURLToPath(new URL(`../../studio/commands/${command}.ts`, import.meta.url))
  return new Promise((settle) => {
    execFile(process.execPath, [file, ...options], (error, stdout, stderr) => {
      settle({code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr})
    })
  })
}

const calls = [
  ['build'],
  ['cards'],
  ['print'],
  ['import'],
  ['checkImport'],
  ['dataset', 'export'],
] as const

for (const [command, ...words] of calls) {
  test(`${command} answers a mistyped option in a line, and explains all that it takes`, async (t) => {
    const wrong = await run(command, ...words, '--perspektive', 'drafts')
    t.is(wrong.code, 1)
    t.regex(wrong.said, /^Unknown option '--perspektive'\n\n/)
    t.notRegex(wrong.said, /\n\s+at /)
    const help = await run(command, ...words, '--help')
    t.is(help.code, 0)
    t.true(wrong.said.endsWith(help.said), 'The help follows.')
    t.regex(help.said, /npm run [\w:]+ --[\s\S]*--help/)
  })
}

test('a file that is not there is named, and nothing else is guessed', async (t) => {
  const missing = await run('dataset', 'import', 'nowhere.tar.gz')
  t.is(missing.code, 1)
  t.regex(missing.said, /There is no file “nowhere\.tar\.gz”/)
  t.notRegex(missing.said, /\n\s+at /)
})

test('a command that reads the lake of another keeps it until it is done', async (t) => {
  const lake = await mkdtemp(join(tmpdir(), 'guides-lake-'))
  t.teardown(() => rm(lake, {recursive: true, force: true}))
  const first = await openContent({environment: {}, lake, create: true})
  const program = fileURLToPath(new URL('processes/borrower.ts', import.meta.url))
  const borrower = new Promise<string>((settle) => {
    execFile(process.execPath, [program, lake], (_, stdout, stderr) => settle(stdout + stderr))
  })
  // The borrower says in the store that it has begun to read.
  const begun = async () => first.client.getDocument('begun').catch(() => undefined)
  while ((await begun()) === undefined) await new Promise((resolve) => setTimeout(resolve, 20))
  const closed = first.close()
  t.is((await borrower).trim(), '10 readings')
  await closed
})

test('a command waits for a lake that another is just opening or closing', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'guides-lake-'))
  t.teardown(() => rm(folder, {recursive: true, force: true}))
  await (await openLake({store: folder, initialDataset: datasetFolder})).close()
  // As long as it is opened it is locked, and nothing says yet where it is.
  const opening = new DatabaseSync(join(folder, 'lake.sqlite'))
  opening.exec('BEGIN EXCLUSIVE')
  const content = openContent({environment: {}, lake: folder})
  await wait(2000)
  opening.close()
  const {client, close} = await content
  t.is(await client.fetch('count(*[_type == "guide"])'), 1)
  await close()
})

test('who finds the lake that another is just making finds it filled', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'guides-lake-'))
  t.teardown(() => rm(folder, {recursive: true, force: true}))
  const options = {environment: {}, lake: folder, create: true}
  const [maker, finder] = await Promise.all([openContent(options), openContent(options)])
  t.is(await finder.client.fetch('count(*[_type == "guide"])'), 1)
  await finder.close()
  await maker.close()
})
