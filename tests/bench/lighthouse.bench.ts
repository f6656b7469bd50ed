/**
 * Lets Lighthouse judge the built Student Accounts page, served compressed and with its headers as a
 * static host would: `npm run build`, then `npm run bench:lighthouse`. Fails below 100 in any of the
 * four categories. Lighthouse weighs more than a tenth of the project, so it is fetched when it is asked for.
 */
import {execFile} from 'node:child_process'
import {readFile} from 'node:fs/promises'
import {createServer} from 'node:http'
import {extname, join, resolve} from 'node:path'
import {promisify} from 'node:util'
import {gzipSync} from 'node:zlib'
import * as v from 'valibot'
import {launchBrowser} from '../openBrowser.ts'
import {mediaTypeOf} from '../site/mediaType.ts'

const root = resolve('dist', 'site')
const page = '/our-resources/for-students/student-accounts/'
const debuggingPort = 9333
const lighthouse = 'lighthouse@13.5.0'
const judged = v.object({
  categories: v.record(v.string(), v.object({score: v.nullable(v.number())})),
})
const rules = await readFile(join(root, '_headers'), 'utf8')
const headers = Object.fromEntries(
  (rules.split(/^\/(?!\*)/m)[0] ?? '')
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [name, ...value] = line.trim().split(': ')
      return name === undefined || value.length === 0 ? [] : [[name, value.join(': ')]]
    }),
)
const server = createServer(async (request, response) => {
  const {pathname} = new URL(request.url ?? '/', 'http://localhost')
  const file = join(root, decodeURI(pathname.endsWith('/') ? `${pathname}index.html` : pathname))
  const bytes = await readFile(file).catch(() => undefined)
  if (bytes === undefined) {
    response.writeHead(404).end()
    return
  }
  const squeezed = ['.html', '.css', '.txt', '.xml'].includes(extname(file))
  response.writeHead(200, {
    ...headers,
    'content-type': mediaTypeOf(file),
    'cache-control': 'public, max-age=31536000',
    ...(squeezed ? {'content-encoding': 'gzip'} : {}),
  })
  response.end(squeezed ? gzipSync(bytes) : bytes)
})
await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
const address = server.address()
const port = typeof address === 'object' && address !== null ? address.port : 0
const browser = await launchBrowser([`--remote-debugging-port=${debuggingPort}`])
try {
  const {stdout} = await promisify(execFile)(
    'npx',
    [
      '--yes',
      lighthouse,
      `http://127.0.0.1:${port}${page}`,
      `--port=${debuggingPort}`,
      '--output=json',
      '--quiet',
    ],
    {maxBuffer: 50_000_000},
  )
  const {categories} = v.parse(judged, JSON.parse(stdout))
  for (const name of ['performance', 'accessibility', 'best-practices', 'seo']) {
    const score = categories[name]?.score ?? 0
    console.log(`${name.padEnd(16)} ${Math.round(score * 100)}`)
    if (score < 1) process.exitCode = 1
  }
} finally {
  await browser.close()
  server.closeAllConnections()
  server.close()
}
