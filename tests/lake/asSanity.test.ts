import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {createInterface} from 'node:readline'
import {setTimeout as wait} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import type {Action} from '@sanity/client'
import test, {type ExecutionContext} from 'ava'
import {openLake} from '../../studio/lake/lake.ts'
import {clientOf, folderFor, lakeWith, type Reached} from './lakeFixture.ts'
import {outputOf} from './lakeInProcess.ts'

const A = {_id: 'a', _type: 'guide', title: 'A', _createdAt: '2020-02-02T02:02:02.000Z'}
const B = {_id: 'b', _type: 'guide', title: 'B'}

test('ids of a draft and of what is published must belong together', async (t) => {
  const lake = await lakeWith(t, [A, B, {...A, _id: 'drafts.a', title: 'edited'}])
  const client = clientOf(lake, 'editor', '2021-03-25')
  const strange: Action[] = [
    {actionType: 'sanity.action.document.publish', draftId: 'drafts.a', publishedId: 'b'},
    {actionType: 'sanity.action.document.unpublish', draftId: 'drafts.a', publishedId: 'b'},
    {
      actionType: 'sanity.action.document.edit',
      draftId: 'drafts.a',
      publishedId: 'b',
      patch: {set: {title: 'x'}},
    },
  ]
  const before = await client.fetch('*')
  for (const action of strange) {
    await t.throwsAsync(client.action(action), {message: /"drafts.a" is not a version of "b"/})
  }
  const version = {publishedId: 'b', baseId: 'a', versionId: 'versions.r1.a'}
  await t.throwsAsync(
    client.action({actionType: 'sanity.action.document.version.create', ...version}),
    {message: /is not a version of "b"/},
  )
  t.deepEqual(await client.fetch('*'), before)
})

test('a document was created when it was created, whatever becomes of it', async (t) => {
  const client = clientOf(await lakeWith(t, [A]), 'editor', '2021-03-25')
  const created = async () =>
    Object.fromEntries(
      (await client.fetch<{_id: string; _createdAt: string}[]>('*{_id, _createdAt}')).map(
        ({_id, _createdAt}) => [_id, _createdAt],
      ),
    )
  const pair = {draftId: 'drafts.a', publishedId: 'a'}
  const edit = {actionType: 'sanity.action.document.edit' as const, ...pair}
  await client.action({...edit, patch: {set: {title: 'x'}}})
  t.deepEqual(await created(), {a: A._createdAt, 'drafts.a': A._createdAt})
  await client.action({actionType: 'sanity.action.document.publish', ...pair})
  t.deepEqual(await created(), {a: A._createdAt})
  await client.action({actionType: 'sanity.action.document.unpublish', ...pair})
  t.deepEqual(await created(), {'drafts.a': A._createdAt})
})

test('actions and mutations go through one transaction, which each of them sees', async (t) => {
  const client = clientOf(await lakeWith(t, [A]), 'editor', '2021-03-25')
  const pair = {draftId: 'drafts.a', publishedId: 'a'}
  const edit = (patch: object): Action => ({
    actionType: 'sanity.action.document.edit',
    ...pair,
    patch,
  })
  await client.action([
    edit({set: {list: [{_key: 'x', n: 1}], text: 'one two'}}),
    edit({insert: {after: 'list[-1]', items: [{_key: 'y', n: 2}]}}),
    edit({
      inc: {'list[_key=="y"].n': 5},
      diffMatchPatch: {text: '@@ -1,7 +1,3 @@\n-one two\n+one\n'},
    }),
    {actionType: 'sanity.action.document.publish', ...pair},
    edit({set: {title: 'again'}}),
  ])
  t.like(await client.getDocument('a'), {
    title: 'A',
    text: 'one',
    list: [
      {_key: 'x', n: 1},
      {_key: 'y', n: 7},
    ],
  })
  t.like(await client.getDocument('drafts.a'), {title: 'again', text: 'one'})
})

test('a release’s documents are found without saying a perspective', async (t) => {
  const client = clientOf(await lakeWith(t, [A]), 'editor')
  await client.releases.create({releaseId: 'r1'})
  await client.createVersion({publishedId: 'a', baseId: 'a', releaseId: 'r1'})
  const {result} = await client.releases.fetchDocuments({releaseId: 'r1'})
  t.deepEqual(
    result.map(({_id}) => _id),
    ['versions.r1.a'],
  )
  const visitor = clientOf(await lakeWith(t, [{...A, _id: 'versions.r1.a'}]), 'visitor')
  t.deepEqual((await visitor.releases.fetchDocuments({releaseId: 'r1'})).result, [])
})

test('source maps are refused rather than left out', async (t) => {
  const client = clientOf(await lakeWith(t, [A]), 'editor')
  await t.throwsAsync(client.fetch('*', {}, {resultSourceMap: true}), {message: /no source maps/})
  const stega = client.withConfig({stega: {enabled: true, studioUrl: '/'}})
  await t.throwsAsync(stega.fetch('*'), {message: /without stega/})
})

test('names that every object has are neither actions, parameters nor fields', async (t) => {
  const lake = await lakeWith(t, [A])
  const post = (path: string, body: string) =>
    fetch(`${lake.url}/v1/data/${path}/production`, {
      method: 'POST',
      headers: {authorization: `Bearer ${lake.token}`},
      body,
    })
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    const action = await post('actions', JSON.stringify({actions: [{actionType: name}]}))
    t.is(action.status, 400, name)
    t.regex(await action.text(), /There is no action/)
    const mutation = await post('mutate', `{"mutations": [{"${name}": {"id": "a"}}]}`)
    t.is(mutation.status, 400, name)
    const query = await post('query', JSON.stringify({query: `*[title == $${name}]`}))
    t.is(query.status, 400, name)
    t.regex(await query.text(), /not provided/)
  }
  for (const name of ['__proto__', 'hasOwnProperty']) {
    for (const mutation of [
      `{"create": {"_type": "x", "deep": {"${name}": 1}}}`,
      `{"patch": {"id": "a", "set": {"${name}": 1}}}`,
    ]) {
      t.is((await post('mutate', `{"mutations": [${mutation}]}`)).status, 400, mutation)
    }
  }
  for (const path of [
    '__proto__.x',
    'deep.__proto__.x',
    'constructor.prototype.x',
    '["__proto__"].x',
  ]) {
    const set = await post(
      'mutate',
      JSON.stringify({mutations: [{patch: {id: 'a', set: {[path]: 1}}}]}),
    )
    t.is(set.status, 400, path)
    t.false('x' in {}, path)
  }
  const harmless = {'list[_key == "constructor"].n': 1}
  const set = await post('mutate', JSON.stringify({mutations: [{patch: {id: 'a', set: harmless}}]}))
  t.is(set.status, 200)
  t.is(await clientOf(lake, 'visitor').fetch('count(*[title == "A"])'), 1)
})

test('a missing parameter is underlined where it stands', async (t) => {
  const lake = await lakeWith(t, [A])
  const query = '// $id\n*[title == "$id" && $idea == 1 && _id == $id]'
  const params = new URLSearchParams({query, $idea: '1'})
  const {error} = await (await fetch(`${lake.url}/v1/data/query/production?${params}`)).json()
  t.like(error, {start: query.length - 4, end: query.length - 1, type: 'queryParseError'})
})

test('time never goes back for a document, though the clock does', async (t) => {
  const store = await folderFor(t)
  const ahead = await withClock(t, store, 3_600_000)
  await clientOf(ahead, 'editor').createOrReplace(A)
  const before = await clientOf(ahead, 'editor').getDocument('a')
  await ahead.end()
  const lake = await openLake({store})
  t.teardown(() => lake.close())
  await clientOf(lake, 'editor').patch('a').set({title: 'later'}).commit()
  const after = await clientOf(lake, 'editor').getDocument('a')
  t.true((after?._updatedAt ?? '') >= (before?._updatedAt ?? 'z'))
})

test('a moment that cannot be read makes no timer run', async (t) => {
  const lake = await withClock(t, await folderFor(t), 0)
  const release = {_id: '_.releases.r1', _type: 'system.release', name: 'r1', state: 'scheduled'}
  await clientOf(lake, 'editor').create({...release, publishAt: 'soon'})
  const used = () => lake.cpu()
  const from = await used()
  await wait(1000)
  t.true((await used()) - from < 300)
  t.like(await clientOf(lake, 'editor').getDocument('_.releases.r1'), {state: 'scheduled'})
})

/** A lake in a process whose clock is so many milliseconds ahead. */
async function withClock(t: ExecutionContext, store: string, ahead: number) {
  const clock = `const now = Date.now; Date.now = () => now() + ${ahead}`
  const script = fileURLToPath(new URL('processes/lakeProcess.ts', import.meta.url))
  const args = ['--import', `data:text/javascript,${encodeURIComponent(clock)}`, script]
  const child = spawn(process.execPath, [...args, store], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.teardown(() => child.kill())
  for await (const line of createInterface({input: outputOf(child)})) {
    const lake: Reached = {...JSON.parse(line), projectId: 'localdev', dataset: 'production'}
    return {...lake, end: () => ended(child), cpu: () => cpuOf(child.pid)}
  }
  throw new Error('The lake did not start.')
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

/** The time that a process has worked, in milliseconds. */
async function cpuOf(pid: number | undefined): Promise<number> {
  const ps = spawn('ps', ['-o', 'cputimes=', '-p', String(pid)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  for await (const chunk of ps.stdout) text += chunk
  return Number(text) * 1000
}

test('what the Studio asks at its start and while somebody edits has an answer', async (t) => {
  const lake = await lakeWith(t, [])
  const client = clientOf(lake, 'editor')
  const ping = await fetch(client.getUrl(client.getDataUrl('ping')))
  t.is(ping.status, 200)
  t.is(await ping.text(), 'PONG')
  const url = `/schedules/${lake.projectId}/${lake.dataset}`
  t.deepEqual(await client.request({url}), {schedules: []})
  // So asks `datasets.list` of a client at the project's own host, which every Studio's is.
  t.deepEqual(await client.request({url: '/datasets'}), await client.datasets.list())
})
