import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {portsFrom} from '../../studio/commands/start/freePorts.ts'
import {runStart} from '../../studio/commands/start/runStart.ts'
import {openLake} from '../../studio/lake/lake.ts'

async function folderOf(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'start-test-'))
  t.teardown(() => rm(folder, {recursive: true, force: true}))
  return folder
}

/** A port that another program listens on. */
async function takenPort(t: ExecutionContext): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  t.teardown(() => server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port.')
  return address.port
}

async function refusal(lake: string, studio: number, lakePort = 0): Promise<string> {
  const ports = {lake: lakePort, studio, site: 0}
  const error = await runStart({environment: {}, lake, ports, log: () => {}}).then(
    () => new Error('It started.'),
    (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason))),
  )
  return error.message
}

test('a second start on the same store, a damaged store and a taken port say so in one line', async (t) => {
  const taken = await takenPort(t)

  const used = await folderOf(t)
  const lake = await openLake({store: used})
  t.teardown(() => lake.close())
  const second = await refusal(used, taken)
  t.regex(second, /is in use.*Stop that one first\.$/u)

  const damaged = await folderOf(t)
  await writeFile(join(damaged, 'lake.sqlite'), 'This is no database. '.repeat(500))
  const broken = await refusal(damaged, taken)
  t.regex(broken, /is damaged.*move it aside/u)

  const fresh = await folderOf(t)
  const studioTaken = await refusal(fresh, taken)
  t.regex(studioTaken, /for the Studio, is taken: .*STUDIO_PORT=\d+ npm start/u)
  const lakeTaken = await refusal(fresh, taken, taken)
  t.regex(lakeTaken, /for the lake, is taken: .*LAKE_PORT=\d+ npm start/u)

  for (const message of [second, broken, studioTaken, lakeTaken]) t.false(message.includes('\n'))
})

test('a variable that names no port is refused by its name', (t) => {
  t.throws(() => portsFrom({SITE_PORT: 'eighty'}), {message: /^SITE_PORT is “eighty”/u})
  t.deepEqual(portsFrom({SITE_PORT: '4444'}), {lake: 3970, studio: 3333, site: 4444})
})
