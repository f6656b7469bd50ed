import type {ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {createInterface} from 'node:readline'
import {setTimeout as wait} from 'node:timers/promises'
import test, {type ExecutionContext} from 'ava'
import {clientOf, folderFor} from '../lakeFixture.ts'
import {freePort, lakeInProcess, launched, outputOf} from '../lakeInProcess.ts'

const ROUNDS = 12
const WRITERS = ['anna', 'ben']

// Two stores, so that both processors of a small machine have work. The bench does more of it.
for (const lane of [1, 2]) {
  test(`what was acknowledged outlives ${ROUNDS} crashes, and nothing is there in part (${lane})`, async (t) => {
    const store = await folderFor(t)
    const port = await freePort()
    const acknowledged = new Map(WRITERS.map((name) => [name, 0]))
    let lake = await lakeInProcess(store, port)
    const {url, token} = lake
    for (const name of WRITERS) {
      const writer = started(t, 'writerProcess.ts', [url, token, name])
      createInterface({input: outputOf(writer)}).on('line', (line) => {
        acknowledged.set(name, Number(line))
      })
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      // Moments spread over the life of a lake, the same on every run.
      await wait(10 + ((round * 37 + lane * 17) % 90))
      lake.process.kill('SIGKILL')
      await once(lake.process, 'exit')
      const promised = new Map(acknowledged)
      lake = await lakeInProcess(store, port)
      await verify(t, url, token, promised, round)
    }
    lake.process.kill('SIGKILL')
    for (const name of WRITERS) t.true((acknowledged.get(name) ?? 0) > 0, `${name} wrote`)
  })
}

async function verify(
  t: ExecutionContext,
  url: string,
  token: string,
  promised: ReadonlyMap<string, number>,
  round: number,
): Promise<void> {
  const lake = {url, token, projectId: 'localdev', dataset: 'production'}
  const client = clientOf(lake, 'editor')
  for (const [name, count] of promised) {
    const got = await client.fetch(
      `{"one": *[_id == $one][0].count, "two": *[_id == $two][0].count,
        "marks": count(*[_type == "mark" && writer == $name])}`,
      {name, one: `${name}-1`, two: `${name}-2`},
    )
    const at = `round ${round}, ${name}: ${JSON.stringify(got)}, acknowledged ${count}`
    t.is(got.one, got.two, at)
    t.is(got.marks, got.one ?? 0, at)
    t.true((got.one ?? 0) >= count, at)
  }
}

function started(t: ExecutionContext, script: string, args: string[]): ChildProcess {
  const child = launched(script, args)
  t.teardown(() => {
    child.kill('SIGKILL')
  })
  return child
}
