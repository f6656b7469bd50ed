import {createServer, type IncomingMessage, request, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import test, {type ExecutionContext} from 'ava'
import {importPages} from '../../../studio/import/importPages.ts'
import {openLake} from '../../../studio/lake/lake.ts'
import {clientFromEnvironment} from '../../../studio/pipeline/client.ts'
import {asDrafts, page, siteFolder} from '../importing.ts'

/** What goes wrong on the way to the store, or on the way back. */
type Trouble = (asked: IncomingMessage) => 'refuse' | 'lose the answer' | 'pass on'

/** A real lake behind a line that fails where the test says so. */
async function lakeOnBadLine(t: ExecutionContext, trouble: Trouble) {
  const lake = await openLake({store: ':memory:'})
  t.teardown(() => lake.close())
  const {port, host} = new URL(lake.url)
  const line: Server = createServer((asked, answer) => {
    const what = trouble(asked)
    if (what === 'refuse') {
      answer.writeHead(503, {'content-type': 'application/json'}).end('{"message": "busy"}')
      asked.resume()
      return
    }
    const {method, url, headers} = asked
    const onward = request({port, method, path: url, headers: {...headers, host}}, (given) => {
      if (what === 'lose the answer') {
        given.resume()
        given.on('end', () => asked.socket.destroy())
        return
      }
      answer.writeHead(given.statusCode ?? 500, given.headers)
      given.pipe(answer)
    })
    asked.pipe(onward)
  })
  await new Promise<void>((done) => {
    line.listen(0, '127.0.0.1', done)
  })
  t.teardown(() => line.close())
  const {port: own} = line.address() as AddressInfo
  return clientFromEnvironment(
    {
      SANITY_PROJECT_ID: lake.projectId,
      SANITY_DATASET: lake.dataset,
      SANITY_API_TOKEN: lake.token,
      SANITY_API_HOST: `http://127.0.0.1:${own}`,
    },
    'raw',
  )
}

for (const what of ['refuse', 'lose the answer'] as const) {
  test(`a write that fails is tried again: ${what}`, async (t) => {
    let writes = 0
    const client = await lakeOnBadLine(t, ({url = ''}) => {
      if (!url.includes('/data/mutate/') && !url.includes('/assets/')) return 'pass on'
      writes += 1
      return writes % 2 === 1 ? what : 'pass on'
    })
    const site = await siteFolder(t, {
      '_notes/a.md': page('<p>a <a href="/files/f.pdf">f</a></p>', {permalink: '/a/'}),
      '_notes/b.md': page('<p>b</p>', {permalink: '/b/'}),
      'files/f.pdf': '%PDF-1.4',
    })
    const {pages, assetsUploaded} = await importPages(client, {...asDrafts, paths: [site]})
    t.deepEqual(
      pages.map(({outcome, failures}) => [outcome, failures]),
      [
        ['created', []],
        ['created', []],
      ],
    )
    t.is(assetsUploaded, 1)
    t.is(await client.fetch('count(*[_type == "guide"])'), 2)
    t.is(await client.fetch('count(*[_type == "importedPage"])'), 2)
    t.is(await client.fetch('count(*[_type == "sanity.fileAsset"])'), 1)
    t.true(writes > 3)
  })
}

test('a store that stays away is a clear failure of each page, and leaves no half import', async (t) => {
  const client = await lakeOnBadLine(t, ({url = ''}) =>
    url.includes('/data/mutate/') ? 'refuse' : 'pass on',
  )
  const site = await siteFolder(t, {'_notes/a.md': page('<p>a</p>')})
  const {pages} = await importPages(client, {...asDrafts, paths: [site]})
  t.is(pages[0]?.outcome, 'failed')
  t.regex(pages[0]?.failures.join() ?? '', /busy|503/u)
  t.is(await client.fetch('count(*[_type == "guide"])'), 0)
})
