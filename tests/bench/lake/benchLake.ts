import type {ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createClient, type SanityClient} from '@sanity/client'
import {openLake} from '../../../studio/lake/lake.ts'
import {lakeInProcess} from '../../lake/lakeInProcess.ts'

/** A lake in a process of its own, measured from outside. */
export type BenchLake = {
  url: string
  token: string
  process: ChildProcess
  /** From the start of the process until it answers, in milliseconds. */
  start: number
  editor: SanityClient
  visitor: SanityClient
  memory(): Promise<number>
  /** How long its process has worked, in milliseconds: what counts where others use the machine, too. */
  work(): Promise<number>
}

/** Fills a store with so many documents of about 3 kB; gives its folder, to be removed. */
export async function filledStore(count: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lake-bench-'))
  const lake = await openLake({store: join(folder, 'lake')})
  for (let from = 0; from < count; from += 10_000) {
    const dataset = join(folder, `dataset-${from}`)
    await mkdir(dataset)
    const many = Math.min(10_000, count - from)
    const lines = Array.from({length: many}, (_, n) => JSON.stringify(documentOf(from + n, count)))
    await writeFile(join(dataset, 'data.ndjson'), lines.join('\n'))
    await lake.load(dataset)
    await rm(dataset, {recursive: true})
  }
  await lake.close()
  return join(folder, 'lake')
}

const WORDS = 'apple banana school portal device password parent teacher lesson window'.split(' ')

function documentOf(index: number, count: number) {
  const word = (n: number) => WORDS[(index * 7 + n * 3) % WORDS.length]
  const block = (n: number) => ({
    _type: 'block',
    _key: `b${n}`,
    style: 'normal',
    markDefs: [],
    children: [
      {
        _type: 'span',
        _key: 's',
        marks: [],
        text: `${Array.from({length: 40}, (_, w) => word(n + w)).join(' ')}.`,
      },
    ],
  })
  return {
    _id: index % 10 === 9 ? `drafts.guide-${index - 1}` : `guide-${index}`,
    _type: index % 5 === 0 ? 'service' : 'guide',
    _updatedAt: new Date(1_700_000_000_000 + ((index * 7919) % count) * 1000).toISOString(),
    title: `Guide ${word(1)} number ${index}`,
    body: Array.from({length: 8}, (_, n) => block(n)),
    related: [
      {
        _type: 'reference',
        _key: 'r',
        _ref: `guide-${((index + 7) % count) - (((index + 7) % count) % 10)}`,
        _weak: true,
      },
    ],
  }
}

export async function startedLake(store: string): Promise<BenchLake> {
  const from = performance.now()
  const lake = await lakeInProcess(store)
  const clientFor = (token?: string) =>
    createClient({
      projectId: 'localdev',
      dataset: 'production',
      apiHost: lake.url,
      useProjectHostname: false,
      useCdn: false,
      apiVersion: '2025-02-19',
      maxRetries: 0,
      ...(token === undefined ? {} : {token}),
    })
  const visitor = clientFor()
  await visitor.fetch('1')
  const start = performance.now() - from
  return {
    ...lake,
    start,
    editor: clientFor(lake.token),
    visitor,
    memory: () => memoryOf(lake.process),
    work: () => workOf(lake.process),
  }
}

/** The resident memory of a process, in MB. */
async function memoryOf({pid}: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
}

async function workOf({pid}: ChildProcess): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
  // In hundredths of a second (proc(5): utime and stime).
  return (Number(fields[11]) + Number(fields[12])) * 10
}

export async function ended(process: ChildProcess): Promise<void> {
  process.kill('SIGKILL')
  if (process.exitCode === null && process.signalCode === null) await once(process, 'exit')
}

/** A time, in milliseconds, that so much of the measured times do not exceed. */
export function percentile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

export function summary(times: readonly number[]): string {
  const [median, p95, most] = [0.5, 0.95, 1].map((part) => percentile(times, part).toFixed(1))
  return `median ${median} ms, p95 ${p95} ms, most ${most} ms (${times.length})`
}

export async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
