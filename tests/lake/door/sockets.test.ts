import {once} from 'node:events'
import {connect, type Socket} from 'node:net'
import {setTimeout as wait} from 'node:timers/promises'
import test, {type ExecutionContext} from 'ava'
import {WebSocket} from 'ws'
import {clientOf, folderFor, lakeWith} from '../lakeFixture.ts'
import {lakeInProcess} from '../lakeInProcess.ts'
import {readEvents} from './eventReader.ts'

const STUDIO = 'http://localhost:3333'

/** A lake in a process of its own, which is seen to end. */
async function started(t: ExecutionContext) {
  const lake = await lakeInProcess(await folderFor(t))
  t.teardown(() => lake.process.kill())
  return {...lake, projectId: 'localdev', dataset: 'production'}
}

async function connected(t: ExecutionContext, url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => {})
  t.teardown(() => socket.destroy())
  await once(socket, 'connect')
  return socket
}

test('sockets that are refused and reset end nothing', async (t) => {
  const lake = await started(t)
  for (let count = 0; count < 40; count += 1) {
    const socket = await connected(t, lake.url)
    const {host} = new URL(lake.url)
    socket.write(
      `GET /v1/socket/production HTTP/1.1\r\nHost: ${count % 2 ? host : 'evil.example'}\r\nOrigin: http://evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    )
    if (count % 4 > 1) await once(socket, 'data')
    socket.resetAndDestroy()
  }
  await wait(200)
  t.is(lake.process.exitCode, null)
  t.is(await clientOf(lake, 'visitor').fetch('count(*)'), 0)
})

test('connections without end keep no newcomer out, and nobody with the token', async (t) => {
  const lake = await started(t)
  const editor = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/socket/production`)
  t.teardown(() => editor.terminate())
  await once(editor, 'open')
  const params = {authorization: `Bearer ${lake.token}`}
  editor.send(JSON.stringify({id: '1', method: 'authorization', params}))
  await once(editor, 'message')
  for (let count = 0; count < 600; count += 1) await connected(t, lake.url)
  t.is(await clientOf(lake, 'visitor').fetch('count(*)'), 0)
  t.is(editor.readyState, WebSocket.OPEN)
})

test('of strangers, whoever asked last keeps their connection longest', async (t) => {
  const lake = await started(t)
  const visitor = await connected(t, lake.url)
  const ask = async () => {
    visitor.write(
      `GET /v2025-02-19/data/query/production?query=1 HTTP/1.1\r\nHost: ${new URL(lake.url).host}\r\n\r\n`,
    )
    return String((await once(visitor, 'data', {signal: AbortSignal.timeout(5000)}))[0])
  }
  for (let round = 0; round < 3; round += 1) {
    t.regex(await ask(), /^HTTP\/1.1 200/)
    await Promise.all(Array.from({length: 210}, () => connected(t, lake.url)))
  }
  t.false(visitor.readableEnded || visitor.destroyed)
})

test('a session that never says its token is ended, and so is a request that never ends', async (t) => {
  const lake = await started(t)
  const silent = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/socket/production`)
  await once(silent, 'open')
  const slow = await connected(t, lake.url)
  slow.resume()
  slow.write('GET / HTTP/1.1\r\nHost: x\r\n')
  const started_ = Date.now()
  await Promise.all([once(silent, 'close'), once(slow, 'close')])
  t.true(Date.now() - started_ < 20_000)
})

test('strangers cannot listen without end', async (t) => {
  const lake = await started(t)
  const url = `${lake.url}/v1/data/listen/production?query=*`
  const statuses = []
  for (let count = 0; count < 110; count += 1) statuses.push((await readEvents(t, url, {})).status)
  t.is(statuses.filter((status) => status === 200).length, 100)
  t.is(statuses.filter((status) => status === 429).length, 10)
  const editor = await readEvents(t, url, {authorization: `Bearer ${lake.token}`})
  t.is((await editor.next()).event, 'welcome')
})

test('the first listeners of a page stay where they asked, the others are sent elsewhere', async (t) => {
  const lake = await lakeWith(t, [], {}, {origins: [STUDIO]})
  const url = `${lake.url}/v1/data/listen/production?query=*`
  const statuses = []
  const readers = []
  for (let count = 0; count < 5; count += 1) {
    const reader = await readEvents(t, url, {origin: STUDIO})
    readers.push(reader)
    statuses.push(reader.status)
  }
  t.deepEqual(statuses, [200, 200, 200, 307, 307])
  readers[0]?.close()
  await wait(100)
  t.is((await readEvents(t, url, {origin: STUDIO})).status, 200)
})
