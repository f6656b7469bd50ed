import {once} from 'node:events'
import {get} from 'node:http'
import {connect} from 'node:net'
import {setTimeout as wait} from 'node:timers/promises'

/**
 * A stranger who asks for all that is costly, as fast as the lake answers:
 * `hostileProcess.ts <url> <image url> <file url>`.
 */
const [url = '', image = '', file = ''] = process.argv.slice(2)
const {port} = new URL(url)
let turn = 0

const QUERIES = [
  () => `count(*{"a": count(*{"b": count(*[n > ^.^.n + ${turn}])})})`,
  () => `*[_id in *[_id in *[_id in *._id]._id]._id][0...${turn}]`,
  () => `*[title match "a*a*a*a*a*a*${turn}*c"]`,
  () => `1${'+1'.repeat(4000)}+${turn}`,
  () => `${'['.repeat(150)}${turn}${']'.repeat(150)}`,
  () => `*{"a": *{"b": *}}[${turn}]`,
  () => `*[${'a==1&&'.repeat(1500)}b == ${turn}]`,
  () => `*[0...3000]{..., "n": ${turn}}`,
]

/** Does something again and again, so many times at once. */
function attack(times: number, act: () => Promise<unknown>): void {
  for (let one = 0; one < times; one += 1) {
    void (async () => {
      for (;;) {
        turn += 1
        await act().catch(() => wait(5))
      }
    })()
  }
}

const fetched = async (address: string, init: RequestInit = {}) =>
  (await fetch(address, {...init, signal: AbortSignal.timeout(10_000)})).text()

attack(16, () => {
  const query = QUERIES[turn % QUERIES.length]?.() ?? ''
  return fetched(`${url}/v2025-02-19/data/query/production`, {
    method: 'POST',
    body: JSON.stringify({query}),
  })
})
attack(6, () => fetched(`${image}?w=${100 + (turn % 4000)}&fm=avif&q=${turn % 100}`))
attack(4, () => fetched(`${image}?rect=0,0,1,40&w=8192&h=8192&fit=crop&q=${turn % 100}`))
attack(4, () =>
  fetched(`${url}/v1/data/doc/production/${'guide-1,'.repeat(900)}?includeAllVersions=true`),
)
attack(2, () =>
  fetched(`${url}/v1/data/mutate/production`, {method: 'POST', body: 'x'.repeat(1e6)}),
)
attack(2, () => fetched(`${url}/v1/data/history/production/transactions/guide-1`))
// Opened, and never read.
attack(20, async () => {
  get(`${url}/v1/data/listen/production?query=${encodeURIComponent('*[n > 1]')}`, () => {}).on(
    'error',
    () => {},
  )
  get(file, () => {}).on('error', () => {})
  await wait(500)
})
// Refused and reset, or kept open without a word.
attack(10, async () => {
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(
    `GET /v1/socket/production HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  )
  await wait(5)
  socket.resetAndDestroy()
})
attack(10, async () => {
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  if (turn % 2) socket.write('GET / HTTP/1.1\r\nHost')
  await wait(50)
})
