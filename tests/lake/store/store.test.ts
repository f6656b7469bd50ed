import {spawn} from 'node:child_process'
import {readFile, stat, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import test from 'ava'
import {LakeInUseError, openLake, runningLake} from '../../../studio/lake/lake.ts'
import {clientOf, datasetOf, folderFor, lakeWith} from '../lakeFixture.ts'

test('documents, assets and token are there again after a restart, at whatever port', async (t) => {
  const store = join(await folderFor(t), 'new', 'lake')
  const first = await openLake({store})
  await first.load(await datasetOf(t, [{_id: 'a', _type: 'guide', title: 'A'}]))
  const editor = clientOf(first, 'editor')
  const file = await editor.assets.upload('file', Buffer.from('kept'), {filename: 'a.txt'})
  await editor.patch('a').set({title: 'A2'}).commit()
  const before = await editor.fetch('*[_type == "guide"]')
  await first.close()

  const second = await openLake({store})
  t.teardown(() => second.close())
  t.is(second.token, first.token)
  const again = clientOf(second, 'editor')
  t.deepEqual(await again.fetch('*[_type == "guide"]'), before)
  const url: string = await again.fetch('*[_id == $id][0].url', {id: file._id})
  t.true(url.startsWith(second.url))
  t.is(await (await fetch(url)).text(), 'kept')
})

test('token and store can be read by their owner alone', async (t) => {
  const store = await folderFor(t)
  const lake = await openLake({store})
  t.teardown(() => lake.close())
  for (const file of ['token', 'lake.sqlite', 'lake.sqlite-wal', 'address']) {
    t.is((await stat(join(store, file))).mode & 0o777, 0o600, file)
  }
  t.is((await readFile(join(store, 'token'), 'utf8')).trim(), lake.token)
})

test('what Studio remembers for its user is kept', async (t) => {
  const store = await folderFor(t)
  const first = await openLake({store})
  const client = clientOf(first, 'editor')
  const pair = {key: 'studio.navigation', value: {open: true}}
  t.deepEqual(await client.request({method: 'PUT', url: '/users/me/keyvalue', body: [pair]}), [
    pair,
  ])
  await first.close()
  const second = await openLake({store})
  t.teardown(() => second.close())
  const url = '/users/me/keyvalue/studio.navigation,other'
  t.deepEqual(await clientOf(second, 'editor').request({url}), [pair, {key: 'other', value: null}])
})

test('what Studio remembers can be forgotten', async (t) => {
  const client = clientOf(await lakeWith(t, []), 'editor')
  const body = [{key: 'studio.search', value: ['words']}]
  await client.request({method: 'PUT', url: '/users/me/keyvalue', body})
  const url = '/users/me/keyvalue/studio.search'
  await client.request({method: 'DELETE', url})
  t.deepEqual(await client.request({url}), [{key: 'studio.search', value: null}])
  const error = await t.throwsAsync(client.request({method: 'DELETE', url}))
  t.like(error, {statusCode: 404})
})

const ONE_LINE = /^[^\n]+$/

test('a second start on the same store says that it is in use', async (t) => {
  const store = await folderFor(t)
  const lake = await openLake({store})
  t.teardown(() => lake.close())
  const error = await t.throwsAsync(openLake({store}), {message: /is in use/})
  t.regex(error?.message ?? '', ONE_LINE)
  t.true(error instanceof LakeInUseError)
  t.deepEqual(runningLake(store), {url: lake.url, token: lake.token})
  const other = await startedElsewhere(store)
  t.regex(other, /is in use/)
  t.is(await clientOf(lake, 'visitor').fetch('count(*)'), 0)
})

test('a damaged store says so', async (t) => {
  const store = await folderFor(t)
  const lake = await openLake({store})
  await lake.load(await datasetOf(t, [{_id: 'a', _type: 'guide', text: 'x'.repeat(50_000)}]))
  await lake.close()
  const file = join(store, 'lake.sqlite')
  const bytes = await readFile(file)
  await writeFile(file, bytes.fill(0x7f, 4096, 30_000))
  const error = await t.throwsAsync(openLake({store}), {
    message: /is damaged: .*lake:rescue.*move it aside/,
  })
  t.regex(error?.message ?? '', ONE_LINE)
  await writeFile(file, 'This is no database, and never was one.'.repeat(100))
  await t.throwsAsync(openLake({store}), {message: /not a database.*move it aside/})
})

test('a taken port says so, and leaves the store free', async (t) => {
  const lake = await openLake({store: ':memory:'})
  t.teardown(() => lake.close())
  const store = await folderFor(t)
  const port = Number(new URL(lake.url).port)
  const error = await t.throwsAsync(openLake({store, port}), {message: /Port \d+ is taken/})
  t.regex(error?.message ?? '', ONE_LINE)
  const second = await openLake({store})
  await second.close()
})

/** Opens the store in another process, and gives what went wrong. */
async function startedElsewhere(store: string): Promise<string> {
  const module = new URL('../../../studio/lake/lake.ts', import.meta.url).href
  const script = `import {LakeInUseError, openLake, runningLake} from '${module}'
    openLake({store: process.argv[1]}).then(
      () => { console.log('opened'); process.exit() },
      (error) => { console.log(error.message); process.exit() })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, store])
  let text = ''
  for await (const chunk of child.stdout) text += chunk
  return text
}
