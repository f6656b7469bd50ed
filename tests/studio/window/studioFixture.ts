import {mkdtemp, rm} from 'node:fs/promises'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {ExecutionContext} from 'ava'
import type {Browser, Page} from 'playwright-core'
import {environmentOf} from '../../../studio/commands/content/content.ts'
import {runStart} from '../../../studio/commands/start/runStart.ts'
import {tokenWithName} from '../../../studio/lake/userName.ts'
import {clientFromEnvironment} from '../../../studio/pipeline/client.ts'
import {openBrowser} from '../../openBrowser.ts'

/** What `npm start` runs, on ports and a store of the test's own, and a browser to use it with. */
export async function startStudio(t: ExecutionContext) {
  const folder = await mkdtemp(join(tmpdir(), 'studio-test-'))
  t.teardown(() => rm(folder, {recursive: true, force: true}))
  const [lakePort, studio, site] = await freePorts(3)
  const started = await runStart({
    environment: {},
    lake: folder,
    ports: {lake: lakePort, studio, site},
    log: () => {},
  })
  t.teardown(() => started.close())
  if (!started.lake) throw new Error('The lake did not start.')
  const client = clientFromEnvironment(environmentOf(started.lake), 'raw')
  return {...started, store: folder, client, environment: environmentOf(started.lake)}
}

/** A window with room for the form alone, and one with room for the preview beside it, in pixels. */
export const NARROW = 1300
export const WIDE = 1500

/**
 * A window of the Studio, logged in under a name, or ('') as somebody who has not yet given one; requests to anything but
 * this machine are refused and noted.
 */
export async function openStudio(
  browser: Browser,
  studio: string,
  place = '/',
  width = NARROW,
  name = 'Tester',
) {
  const context = await browser.newContext({viewport: {width, height: 1000}})
  // On a busy machine the Studio takes its time; what never comes still fails.
  context.setDefaultTimeout(90_000)
  const asked: string[] = []
  const complaints: string[] = []
  await context.route(
    (url) => !isLocal(url.hostname),
    (route) => {
      asked.push(route.request().url())
      return route.abort()
    },
  )
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  const {origin, hash} = new URL(studio)
  const address = `${origin}${place}${hash}`
  await page.goto(name === '' ? address : tokenWithName(address, name))
  return {page, asked, complaints}
}

/** A fresh browser with one window of the Studio. */
export async function studioWindow(
  t: ExecutionContext,
  studio: string,
  place = '/',
  width = NARROW,
) {
  return openStudio(await openBrowser(t), studio, place, width)
}

/** Waits until the lake answers a query as the test expects, for as long as a person would wait. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isExpected: (answer: T) => boolean,
): Promise<T> {
  const givenUp = Date.now() + 60_000
  for (;;) {
    const answer = await ask()
    if (isExpected(answer) || Date.now() > givenUp) return answer
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** The field of a form, by its name in the schema. */
export function field(page: Page, name: string) {
  return page.locator(`[data-testid="field-${name}"]`)
}

function isLocal(host: string): boolean {
  return host === '127.0.0.1' || host === 'localhost' || host.endsWith('.localhost')
}

/** Ports that nobody listens on. */
export async function freePorts(count: 3): Promise<[number, number, number]> {
  const servers = Array.from({length: count}, () => createServer())
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.listen(0, '127.0.0.1', () => {
            const address = server.address()
            if (address === null || typeof address === 'string') reject(new Error('No port.'))
            else resolve(address.port)
          })
        }),
    ),
  )
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  const [first = 0, second = 0, third = 0] = ports
  return [first, second, third]
}
