import {createServer, type Server} from 'node:http'
import test, {type ExecutionContext} from 'ava'
import type {Lake} from '../../../studio/lake/lake.ts'
import {openBrowser} from '../../openBrowser.ts'
import {lakeWith} from '../lakeFixture.ts'

const DOCUMENTS = [
  {_id: 'a', _type: 'guide', title: 'A'},
  {_id: 'drafts.a', _type: 'guide', title: 'Draft'},
]

/** A web site with one empty page, and its origin. */
async function site(t: ExecutionContext): Promise<string> {
  const server: Server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>A page</title>')
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The site has no port.')
  return `http://localhost:${address.port}`
}

function apiOf(lake: Lake): string {
  return `http://${lake.projectId}.api.localhost:${new URL(lake.url).port}/vX`
}

test('in a browser, ten listeners of an allowed page all hear while it goes on writing', async (t) => {
  const origin = await site(t)
  const lake = await lakeWith(t, DOCUMENTS, {}, {origins: [origin]})
  const page = await (await openBrowser(t)).newPage()
  await page.goto(origin)
  const heard = await page.evaluate(
    async ({api, token}) => {
      const headers = {authorization: `Bearer ${token}`, accept: 'text/event-stream'}
      const listeners = await Promise.all(
        Array.from({length: 10}, async () => {
          const answer = await fetch(
            `${api}/data/listen/production?query=*&includeAllVersions=true`,
            {headers},
          )
          return answer.body?.pipeThrough(new TextDecoderStream()).getReader()
        }),
      )
      const mutations = [{patch: {id: 'drafts.a', set: {title: 'Written in the browser'}}}]
      const written = await fetch(`${api}/data/mutate/production`, {
        method: 'POST',
        credentials: 'include',
        headers: {...headers, 'content-type': 'application/json'},
        body: JSON.stringify({mutations}),
      })
      const texts = listeners.map(async (reader) => {
        let text = ''
        while (!text.includes('Written in the browser')) {
          const part = await reader?.read()
          if (!part || part.done) return 'The stream ended.'
          text += part.value
        }
        return 'heard'
      })
      return [written.status, ...(await Promise.all(texts))]
    },
    {api: apiOf(lake), token: lake.token},
  )
  t.deepEqual(heard, [200, ...Array.from({length: 10}, () => 'heard')])
})

test('in a browser, a page that is not allowed reads, writes and embeds nothing', async (t) => {
  const origin = await site(t)
  const lake = await lakeWith(t, DOCUMENTS, {}, {origins: ['http://localhost:3333']})
  const page = await (await openBrowser(t)).newPage()
  await page.goto(origin)
  const outcomes = await page.evaluate(
    async ({api, token}) => {
      const outcome = (promise: Promise<Response>) =>
        promise.then(
          (answer) => (answer.type === 'opaque' ? 'opaque' : `status ${answer.status}`),
          () => 'refused',
        )
      const query = `${api}/data/query/production?query=*`
      const mutate = `${api}/data/mutate/production`
      const body = JSON.stringify({mutations: [{delete: {id: 'a'}}]})
      const script = document.createElement('script')
      script.src = query
      const embedded = new Promise((resolve) => {
        script.onload = () => resolve('loaded')
        script.onerror = () => resolve('refused')
      })
      document.head.append(script)
      const socket = new WebSocket(`${api.replace('http', 'ws')}/socket/production`)
      const socketOutcome = new Promise((resolve) => {
        socket.onopen = () => resolve('opened')
        socket.onerror = () => resolve('refused')
      })
      return {
        read: await outcome(fetch(query)),
        readWithToken: await outcome(fetch(query, {headers: {authorization: `Bearer ${token}`}})),
        write: await outcome(fetch(mutate, {method: 'POST', body})),
        writeBlindly: await outcome(fetch(mutate, {method: 'POST', body, mode: 'no-cors'})),
        embed: await embedded,
        socket: await socketOutcome,
      }
    },
    {api: apiOf(lake), token: lake.token},
  )
  t.deepEqual(outcomes, {
    read: 'refused',
    readWithToken: 'refused',
    write: 'refused',
    // The page may send it, but the lake does not carry it out and the page learns nothing.
    writeBlindly: 'opaque',
    embed: 'refused',
    socket: 'refused',
  })
  t.is(lake.size(), 2)
})
