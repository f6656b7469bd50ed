import {availableParallelism} from 'node:os'
import {fileURLToPath} from 'node:url'
import Tinypool from 'tinypool'
import * as v from 'valibot'
import type {PieceKind} from '../pieces/piece.ts'
import {compileCacheFolder} from '../root.ts'
import type {Task} from './worker.ts'

/** What draws a kind of piece and takes a second to load; the others draw with what is there at once. */
const engines: Readonly<Record<PieceKind, Engine | undefined>> = {
  insert: 'print',
  handbook: 'print',
  cards: 'card',
  linkPreview: 'card',
  page: 'site',
  pagePictures: undefined,
  picture: undefined,
  file: undefined,
  icons: undefined,
  searchIndex: undefined,
}

/** What a process loads for the pieces that it draws. */
type Engine = 'print' | 'card' | 'site'

/** Processes that draw pieces, one for every core; each begins with the first piece that it gets. */
export interface Processes {
  /**
   * Runs a task when a process is free: those with the higher priority first, and rather where what draws
   * them is loaded. The task is asked for when its turn comes. Throws what the drawing throws, and when the
   * signal is aborted: what waits is then not begun, and what takes long is ended with its process.
   */
  run<Kind extends PieceKind>(
    kind: Kind,
    task: () => Promise<Task<Kind>>,
    options: {readonly priority: number; readonly signal: AbortSignal},
  ): Promise<unknown>
  close(): Promise<void>
}

interface Process {
  readonly pool: Tinypool
  readonly loaded: Set<Engine>
  isBusy: boolean
  /** What it held after its last task: bytes. */
  memory: number
}

interface Job {
  readonly priority: number
  readonly number: number
  readonly start: (process: Process) => Promise<void>
}

/** Which engines take a hundred megabytes and more. */
const takesMuch: Readonly<Record<Engine, boolean>> = {print: true, card: true, site: false}

/** For so many pieces a process loads what another has loaded: as many as are drawn in that time. */
const WORTH_LOADING = 6

/** A process that has come to hold more than this is replaced by a new one: bytes. */
const MAX_BYTES = 700_000_000

/** One that holds more than this begins anew before it loads another engine that takes much: bytes. */
const MAX_BYTES_TO_LOAD = 400_000_000

/** Work that nobody waits for any more may take as long as a new process takes to be ready: milliseconds. */
const GRACE = 1_500

const answerSchema = v.object({outcome: v.unknown(), memory: v.number()})

/** Makes processes ready to be started. */
export function openProcesses(): Processes {
  const processes = Array.from(
    {length: availableParallelism()},
    (): Process => ({pool: openPool(), loaded: new Set(), isBusy: false, memory: 0}),
  )
  // For each engine those that wait for it, in their order.
  const waiting = new Map<Engine | undefined, Job[]>()
  let count = 0

  /** How little a process suits an engine: 0 where it is loaded, 2 where another has loaded it. */
  function misfit({loaded}: Process, engine: Engine | undefined): number {
    if (engine === undefined || loaded.has(engine)) return 0
    return processes.some((other) => other.loaded.has(engine)) ? 2 : 1
  }

  /** Whether loading takes longer than waiting for the process that has loaded the engine. */
  const isWorthWaiting = (process: Process, engine: Engine | undefined, jobs: readonly Job[]) =>
    jobs.length < WORTH_LOADING && misfit(process, engine) === 2

  function startNext(): void {
    for (const process of processes.filter(({isBusy}) => !isBusy)) {
      const heads = [...waiting].flatMap(([engine, jobs]) => {
        const [job] = isWorthWaiting(process, engine, jobs) ? [] : jobs
        return job === undefined ? [] : [{engine, job}]
      })
      const [next] = heads.sort(
        (a, b) =>
          b.job.priority - a.job.priority ||
          misfit(process, a.engine) - misfit(process, b.engine) ||
          a.job.number - b.job.number,
      )
      if (next === undefined) continue
      waiting.get(next.engine)?.shift()
      process.isBusy = true
      void next.job.start(process).finally(() => {
        process.isBusy = false
        startNext()
      })
    }
  }

  return {
    run(kind, task, {priority, signal}) {
      const jobs = waiting.get(engines[kind]) ?? []
      waiting.set(engines[kind], jobs)
      count += 1
      return new Promise((resolve, reject) => {
        const start = async (process: Process) => {
          if (signal.aborted) return
          const late = new AbortController()
          const wait = () => {
            setTimeout(() => late.abort(), GRACE).unref()
            reject(signal.reason)
          }
          signal.addEventListener('abort', wait, {once: true})
          try {
            await prepare(process, engines[kind])
            const given = await task()
            const run = process.pool.run(given, {signal: late.signal})
            const answer = v.parse(answerSchema, await run)
            process.memory = answer.memory
            // Most of it is held by libraries outside of JavaScript, which never give it back.
            if (answer.memory > MAX_BYTES) await replace(process)
            resolve(answer.outcome)
          } catch (error) {
            if (late.signal.aborted) process.loaded.clear()
            reject(error)
          } finally {
            signal.removeEventListener('abort', wait)
          }
        }
        const job = {priority, number: count, start}
        const later = jobs.findIndex((other) => other.priority < priority)
        jobs.splice(later === -1 ? jobs.length : later, 0, job)
        signal.addEventListener(
          'abort',
          () => {
            const place = jobs.indexOf(job)
            if (place !== -1) jobs.splice(place, 1)
            reject(signal.reason)
          },
          {once: true},
        )
        startNext()
      })
    },
    async close() {
      waiting.clear()
      // Idle processes keep no other alive, not even one that waits for their end.
      const alive = setInterval(() => {}, 1_000)
      await Promise.all(processes.map(({pool}) => pool.destroy()))
      clearInterval(alive)
    },
  }
}

/** Makes a process ready for a piece that an engine draws. */
async function prepare(process: Process, engine: Engine | undefined): Promise<void> {
  if (engine === undefined || process.loaded.has(engine)) return
  if (takesMuch[engine] && process.memory > MAX_BYTES_TO_LOAD) await replace(process)
  process.loaded.add(engine)
}

async function replace(process: Process): Promise<void> {
  await process.pool.recycleWorkers()
  process.loaded.clear()
  process.memory = 0
}

function openPool(): Tinypool {
  return new Tinypool({
    filename: fileURLToPath(new URL('worker.ts', import.meta.url)),
    runtime: 'child_process',
    serialization: 'advanced',
    minThreads: 0,
    maxThreads: 1,
    // As long as an editor is at work, what they see next comes from a process that is ready.
    idleTimeout: 10 * 60 * 1000,
    concurrentTasksPerWorker: 1,
    isolateWorkers: false,
    ...drawingProcess(),
  })
}

/** How the processes run that draw. */
export function drawingProcess() {
  return {
    // Much less memory for hardly more time; and no threads that would take the other cores from their processes.
    execArgv: ['--max-semi-space-size=4', '--single-threaded-gc'],
    env: {
      ...environment(),
      MALLOC_ARENA_MAX: '2',
      // Pixels come in megabytes: in pages of two of them rather than of four kilobytes, where Linux has such.
      GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1',
      // What resvg gave back it takes again, instead of asking the system for new pages, which takes three times as long.
      MIMALLOC_PURGE_DELAY: '-1',
      NODE_COMPILE_CACHE: compileCacheFolder,
    },
  }
}

/** The variables of this process, without those that are not set. */
function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
}
