import {request} from 'node:http'
import {connect} from 'node:net'
import test from 'ava'
import type {Lake} from '../../../studio/lake/lake.ts'
import {lakeWith} from '../lakeFixture.ts'

const STUDIO = 'http://localhost:3333'
const QUERY = '/v1/data/query/production?query=*'

test('a host name that someone made point at this machine is refused', async (t) => {
  const lake = await lakeWith(t, [{_id: 'a', _type: 'guide'}])
  const {port} = new URL(lake.url)
  const status = async (host: string) => (await ask(lake, QUERY, {host})).status
  t.is(await status('evil.example'), 421)
  t.is(await status(`evil.example:${port}`), 421)
  t.is(await status(`127.0.0.1.evil.example:${port}`), 421)
  t.is(await status('127.0.0.1:1'), 421)
  t.is(await status(`127.0.0.1:${port}`), 200)
  t.is(await status(`localhost:${port}`), 200)
  t.is(await status(`localdev.api.localhost:${port}`), 200)
})

test('another web page can neither read nor write', async (t) => {
  const lake = await lakeWith(t, [{_id: 'a', _type: 'guide'}], {}, {origins: [STUDIO]})
  for (const origin of [
    'http://evil.example',
    'null',
    'http://localhost:9999',
    'https://localhost:3333',
  ]) {
    const answer = await ask(lake, QUERY, {origin, authorization: `Bearer ${lake.token}`})
    t.is(answer.status, 403, origin)
    t.is(answer.headers['access-control-allow-origin'], undefined)
    t.is((await ask(lake, QUERY, {origin}, 'OPTIONS')).status, 403)
    t.is((await ask(lake, '/v1/data/mutate/production', {origin}, 'POST')).status, 403)
  }
  t.is((await ask(lake, QUERY, {'sec-fetch-site': 'cross-site'})).status, 403)
  t.is((await ask(lake, QUERY, {'sec-fetch-site': 'none'})).status, 200)
})

test('an allowed page may read with credentials, and is told so by name', async (t) => {
  const lake = await lakeWith(t, [{_id: 'a', _type: 'guide'}], {}, {origins: [STUDIO]})
  const answer = await ask(lake, QUERY, {origin: STUDIO})
  t.is(answer.status, 200)
  t.is(answer.headers['access-control-allow-origin'], STUDIO)
  t.is(answer.headers['access-control-allow-credentials'], 'true')
  t.is(answer.headers.vary, 'origin')
  const first = await ask(
    lake,
    QUERY,
    {origin: STUDIO, 'access-control-request-headers': 'authorization'},
    'OPTIONS',
  )
  t.is(first.status, 204)
  t.is(first.headers['access-control-allow-headers'], 'authorization')
})

test('paths that leave their folder find nothing', async (t) => {
  const lake = await lakeWith(t, [])
  for (const path of [
    '/images/localdev/production/../../../etc/passwd',
    '/images/localdev/production/..%2f..%2ftoken',
    '/files/localdev/production/%2e%2e%2ftoken',
    '/files/localdev/production/token',
  ]) {
    const answer = await ask(lake, path, {})
    t.true(answer.status === 404 || answer.status === 400, `${path} ${answer.status}`)
  }
})

test('only loopback is listened on', async (t) => {
  const lake = await lakeWith(t, [])
  t.is(new URL(lake.url).hostname, '127.0.0.1')
  const refused = await new Promise<boolean>((resolve) => {
    const socket = connect(Number(new URL(lake.url).port), '127.0.0.2')
    socket.once('connect', () => resolve(false)).once('error', () => resolve(true))
    socket.once('close', () => socket.destroy())
  })
  t.true(refused)
})

test('a request that makes no sense gets an answer, and the lake goes on', async (t) => {
  const lake = await lakeWith(t, [{_id: 'a', _type: 'guide'}])
  t.is((await ask(lake, '/v1/data/query/production', {}, 'POST', '{')).status, 400)
  t.is((await ask(lake, '/v1/data/query/production', {}, 'POST', '[]')).status, 400)
  t.is((await ask(lake, '/v1/data/doc/production/%E0%A4%A', {})).status, 400)
  t.is((await ask(lake, QUERY, {})).status, 200)
})

type Answer = {status: number; headers: NodeJS.Dict<string | string[]>}

/** A request whose headers `fetch` would not let us choose. */
function ask(
  lake: Lake,
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const {port} = new URL(lake.url)
    const sent = request({host: '127.0.0.1', port, path, method, headers}, (response) => {
      response.resume()
      response.once('end', () =>
        resolve({status: response.statusCode ?? 0, headers: response.headers}),
      )
    })
    sent.once('error', reject).end(body)
  })
}
