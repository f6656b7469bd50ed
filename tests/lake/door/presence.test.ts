import {once} from 'node:events'
import test, {type ExecutionContext} from 'ava'
import {type ClientOptions, WebSocket} from 'ws'
import type {Lake} from '../../../studio/lake/lake.ts'
import {lakeWith} from '../lakeFixture.ts'

const STUDIO = 'http://localhost:3333'

/** One open Studio: sends requests and gives what it hears. */
async function session(t: ExecutionContext, lake: Lake, options: ClientOptions = {}) {
  const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/socket/production`, options)
  t.teardown(() => socket.terminate())
  const messages: Record<string, unknown>[] = []
  let wake = () => {}
  socket.on('message', (data) => {
    messages.push(JSON.parse(data.toString()))
    wake()
  })
  await once(socket, 'open')
  let requests = 0
  const next = async () => {
    while (messages.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    return messages.shift()
  }
  const ask = async (method: string, params: object) => {
    requests += 1
    socket.send(JSON.stringify({jsonrpc: '2.0', method, params, id: `q${requests}`}))
    return next()
  }
  return {socket, ask, next}
}

async function entered(t: ExecutionContext, lake: Lake) {
  const studio = await session(t, lake, {origin: STUDIO})
  await studio.ask('authorization', {authorization: `Bearer ${lake.token}`})
  t.like(await studio.ask('presence_subscribe', {}), {id: 'q2', result: 'q2'})
  return studio
}

test('Studios tell each other who is where, and who has left', async (t) => {
  const lake = await lakeWith(t, [], {}, {origins: [STUDIO]})
  const one = await entered(t, lake)
  const two = await entered(t, lake)
  const heard = async (result: object) =>
    t.deepEqual(await two.next(), {
      jsonrpc: '2.0',
      method: 'presence_subscription',
      params: {subscription: 'q2', result: {...result, i: 'local'}},
    })
  await one.ask('presence_rollcall', {session: 's1'})
  await heard({type: 'rollCall', session: 's1'})
  const data = {sessionId: 's1', locations: [{documentId: 'a', path: ['title']}]}
  await one.ask('presence_announce', {data})
  await heard({type: 'state', m: data})
  one.socket.close()
  await heard({type: 'disconnect', m: {session: 's1'}})
})

test('nobody enters without the token, nor from another page', async (t) => {
  const lake = await lakeWith(t, [], {}, {origins: [STUDIO]})
  const stranger = await session(t, lake)
  stranger.socket.send(JSON.stringify({jsonrpc: '2.0', method: 'presence_subscribe', id: '1'}))
  const [code] = await once(stranger.socket, 'close')
  t.is(code, 4001)
  const wrong = await session(t, lake)
  wrong.socket.send(JSON.stringify({method: 'authorization', params: {authorization: 'Bearer x'}}))
  t.is((await once(wrong.socket, 'close'))[0], 4001)
  await t.throwsAsync(session(t, lake, {origin: 'http://evil.example'}), {message: /403/})
  await t.throwsAsync(session(t, lake, {headers: {host: 'evil.example'}}), {message: /403/})
})
