import type {ChildProcess} from 'node:child_process'
import {createHash} from 'node:crypto'
import {once} from 'node:events'
import {mkdtemp, rm} from 'node:fs/promises'
import {get, type IncomingMessage} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {setTimeout as wait} from 'node:timers/promises'
import {createClient} from '@sanity/client'
import {freePort, lakeInProcess, launched, outputOf} from '../../lake/lakeInProcess.ts'
import {print} from './benchLake.ts'

/**
 * Kills a lake while four writers, an uploader and a listener use it, and looks whether all that was
 * acknowledged is there: `npm run bench:crash -- [rounds]`. The writers never stop, so a store outgrows any
 * school's within some hundred rounds, and is then begun anew.
 */
const [rounds = 500] = process.argv.slice(2).map(Number)
const ROUNDS_PER_STORE = 50
const WRITERS = ['anna', 'ben', 'chitra', 'dewi']

let faults = 0
const fail = (what: string) => {
  faults += 1
  print(`LOST: ${what}`)
}
const begun = performance.now()
const total = {transactions: 0, uploads: 0, marks: 0, missed: 0, resets: 0}
for (let first = 0; first < rounds; first += ROUNDS_PER_STORE) {
  const last = Math.min(first + ROUNDS_PER_STORE, rounds)
  const counted = await crashStore(first, last)
  total.transactions += counted.transactions
  total.uploads += counted.uploads
  total.marks += counted.marks
  total.missed += counted.missed
  total.resets += counted.resets
  print(`${last} rounds, ${faults} faults`)
}
print(
  `${rounds} rounds in ${Math.round((performance.now() - begun) / 1000)} s: ${total.transactions} transactions and ${total.uploads} uploads acknowledged, ${total.marks} marks heard but ${total.missed} (${total.resets} resets), ${faults} faults`,
)
process.exit(faults === 0 ? 0 : 1)

/** Kills one store from round to round; returns what was acknowledged and heard. */
async function crashStore(first: number, last: number) {
  const folder = await mkdtemp(join(tmpdir(), 'lake-crash-'))
  const store = join(folder, 'lake')
  const port = await freePort()
  let lake = await lakeInProcess(store, port)
  const {url, token} = lake
  const client = createClient({
    projectId: 'localdev',
    dataset: 'production',
    apiHost: url,
    token,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2025-02-19',
  })

  const acknowledged = new Map(WRITERS.map((name) => [name, 0]))
  const uploaded: string[] = []
  const helpers: ChildProcess[] = []
  for (const name of WRITERS) {
    const writer = launched('writerProcess.ts', [url, token, name])
    helpers.push(writer)
    createInterface({input: outputOf(writer)}).on('line', (line) => {
      acknowledged.set(name, Number(line))
    })
  }
  const uploader = launched('uploaderProcess.ts', [url, token])
  helpers.push(uploader)
  createInterface({input: outputOf(uploader)}).on('line', (line) => {
    uploaded.push(line)
  })
  const end = new AbortController()
  const listener = listen(url, token, end.signal)

  for (let round = first; round < last; round += 1) {
    await wait(20 + ((round * 37) % 180))
    lake.process.kill('SIGKILL')
    if (lake.process.exitCode === null && lake.process.signalCode === null) {
      await once(lake.process, 'exit')
    }
    const promised = new Map(acknowledged)
    const uploads = uploaded.slice(-10)
    lake = await lakeInProcess(store, port)
    for (const [name, count] of promised) {
      const got = await client.fetch(
        `{"one": *[_id == $one][0].count, "two": *[_id == $two][0].count,
          "marks": count(*[_type == "mark" && writer == $name])}`,
        {name, one: `${name}-1`, two: `${name}-2`},
      )
      const isWhole = got.one === got.two && got.marks === (got.one ?? 0) && (got.one ?? 0) >= count
      if (!isWhole) fail(`round ${round}, ${name}: ${JSON.stringify(got)}, acknowledged ${count}`)
    }
    for (const sha1 of uploads) {
      const answer = await fetch(`${url}/files/localdev/production/${sha1}.bin`)
      const bytes = Buffer.from(await answer.arrayBuffer())
      if (createHash('sha1').update(bytes).digest('hex') !== sha1)
        fail(`round ${round}, ${sha1}: answer ${answer.status}, ${bytes.length} bytes`)
    }
  }
  for (const helper of helpers) helper.kill('SIGKILL')
  await wait(1000)
  end.abort()
  const marks = await client.fetch<string[]>('*[_type == "mark"]._id')
  const missed = marks.filter((id) => !listener.heard.has(id)).length
  if (listener.resets === 0 && missed > 0)
    fail(`the listener missed ${missed} of ${marks.length}, before round ${last}`)
  for (const sha1 of uploaded) {
    const answer = await fetch(`${url}/files/localdev/production/${sha1}.bin`)
    if (answer.status !== 200) fail(`upload ${sha1}, before round ${last}`)
  }
  const gone = once(lake.process, 'exit')
  lake.process.kill('SIGKILL')
  await gone
  await rm(folder, {recursive: true})
  const transactions = [...acknowledged.values()].reduce((sum, count) => sum + count, 0)
  return {
    transactions,
    uploads: uploaded.length,
    marks: marks.length,
    missed,
    resets: listener.resets,
  }
}

/**
 * A listener that comes back after each crash, naming the event it saw last, until the signal. Returns at
 * once; what it heard is kept up.
 */
function listen(url: string, token: string, signal: AbortSignal) {
  const state = {heard: new Set<string>(), resets: 0}
  let lastEvent: string | undefined

  async function follow(response: IncomingMessage): Promise<void> {
    for await (const line of createInterface({input: response})) {
      if (line.startsWith('id: ')) {
        lastEvent = line.slice(4)
        state.heard.add(lastEvent.split('#')[1] ?? '')
      }
      if (line === 'event: reset') state.resets += 1
    }
  }

  async function comeBack(): Promise<void> {
    while (!signal.aborted) {
      const response = await opened(url, token, lastEvent, signal).catch(() => undefined)
      if (response) await follow(response).catch(() => {})
      await wait(20)
    }
  }

  void comeBack()
  return state
}

function opened(
  url: string,
  token: string,
  lastEvent: string | undefined,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const query = encodeURIComponent('*[_type == "mark"]')
  const headers = {
    authorization: `Bearer ${token}`,
    ...(lastEvent === undefined ? {} : {'last-event-id': lastEvent}),
  }
  return new Promise((resolve, reject) => {
    get(
      `${url}/v2021-03-25/data/listen/production?query=${query}&enableResume=true`,
      {headers, signal},
      resolve,
    ).once('error', reject)
  })
}
