import {execFile} from 'node:child_process'
import {mkdir, readFile, writeFile} from 'node:fs/promises'
import {createServer} from 'node:net'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import test, {type ExecutionContext} from 'ava'
import type {ContentEnvironment} from '../../studio/pipeline/client.ts'
import {datasets, serveDataset} from '../library.ts'
import {build, buildFolder} from './building.ts'

const command = fileURLToPath(new URL('../../studio/commands/build.ts', import.meta.url))

/** Runs the build as a person would, in a folder that holds a last good build. */
async function runCommand(environment: ContentEnvironment) {
  const folder = await buildFolder()
  await mkdir(folder.target)
  await writeFile(join(folder.target, 'good.txt'), 'the last good build')
  const result = await new Promise<{code: number; said: string}>((settle) => {
    const options = {cwd: join(folder.target, '..'), env: {...process.env, ...environment}}
    execFile(process.execPath, [command], options, (error, stdout, stderr) => {
      settle({code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr})
    })
  })
  const names = await folder.names()
  const kept = await readFile(join(folder.target, 'good.txt'), 'utf8')
  await folder.remove()
  return {...result, names, kept}
}

async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const address = server.address()
  await new Promise((settle) => server.close(settle))
  return typeof address === 'object' && address !== null ? address.port : 1
}

test('a lake that cannot be reached ends the build with one clear message, and the last good build stays', async (t) => {
  const result = await runCommand({
    SANITY_PROJECT_ID: 'localdev',
    SANITY_DATASET: 'production',
    SANITY_API_HOST: `http://127.0.0.1:${await closedPort()}`,
  })
  t.is(result.code, 1)
  t.regex(result.said, /cannot be reached \(ECONNREFUSED\)/)
  t.notRegex(result.said, /\n\s+at /)
  t.is(result.kept, 'the last good build')
  t.deepEqual(result.names, ['dist'])
})

test('a wrong token ends the build with a message that names the variable', async (t) => {
  const {lake, environment} = await serveDataset(datasets.guidance)
  const result = await runCommand({...environment, SANITY_API_TOKEN: 'wrong'})
  await lake.close()
  t.is(result.code, 1)
  t.regex(result.said, /refused the token[\s\S]*SANITY_API_TOKEN/)
  t.is(result.kept, 'the last good build')
})

test('a store without guides ends the build instead of publishing an empty site', async (t) => {
  const {lake, environment, client} = await serveDataset(datasets.guidance)
  t.teardown(() => lake.close())
  await client.delete({query: '*[references("guide-student-accounts")]'})
  await client.delete('guide-student-accounts')
  const result = await runCommand(environment)
  t.is(result.code, 1)
  t.regex(result.said, /no published guide/)
})

/** Spoils the guide in one way, and tells what the build says. */
async function spoil(t: ExecutionContext, fields: Readonly<Record<string, unknown>>) {
  const {lake, environment, client} = await serveDataset(datasets.guidance)
  const folder = await buildFolder()
  t.teardown(async () => {
    await lake.close()
    await folder.remove()
  })
  await client.patch('guide-student-accounts').set(fields).commit()
  const result = await build(folder.target, environment)
  return {...result, names: await folder.names()}
}

test('a document without what it must have is named, with the path and the mend', async (t) => {
  const {succeeded, said, names} = await spoil(t, {title: '', language: 'klingon'})
  t.false(succeeded)
  t.regex(
    said,
    /error: guide-student-accounts › title\n {2}The guide has no title\.\n {2}Give the guide a title\./,
  )
  t.regex(said, /guide-student-accounts › language\n.*klingon/)
  t.deepEqual(names, [])
})

test('an unknown block is named', async (t) => {
  const {succeeded, said} = await spoil(t, {body: [{_type: 'carousel', _key: 'c1'}]})
  t.false(succeeded)
  t.regex(said, /guide-student-accounts › body\[_key=="c1"\]\n.*carousel/)
})

test('a missing picture is named', async (t) => {
  const {succeeded, said} = await spoil(t, {
    body: [{_type: 'figure', _key: 'f1', alt: 'The log-in screen.'}],
  })
  t.false(succeeded)
  t.regex(said, /guide-student-accounts › body\[_key=="f1"\]\.asset\n.*no picture/)
})

test('text that no font can draw is named', async (t) => {
  const {succeeded, said} = await spoil(t, {title: 'Runes ᚠᚢᚦ'})
  t.true(succeeded, 'The web page needs no font of ours.')
  t.regex(said, /guide-student-accounts › title › (?:print|card)\n.*“ᚠ”/)
  t.regex(said, /Handbook insert \(never out\), Social cards \(never out\)/)
})
