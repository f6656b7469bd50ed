import {availableParallelism} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import PQueue from 'p-queue'
import Tinypool from 'tinypool'
import * as v from 'valibot'
import type {OutputStore} from '../outputs/outputStore.ts'
import {parseOutcome} from '../pieces/outcome.ts'
import type {Outcome, Piece, PieceKind} from '../pieces/piece.ts'
import {root} from '../root.ts'
import {type CodeDigests, codeDigests} from './codeDigests.ts'
import type {Task} from './worker.ts'

/** Draws pieces, each once: what the output store knows is not drawn again. */
export interface Workshop {
  readonly store: OutputStore
  /** The code that draws, as a part of every key. */
  readonly code: CodeDigests
  /**
   * Draws a piece, or finds it. What cannot be drawn is a finding. Those with the higher priority are
   * drawn first.
   */
  draw<Kind extends PieceKind>(piece: Piece<Kind>, priority?: number): Promise<Outcome<Kind>>
  /** Starts all processes, so that the first pieces need not wait for them. */
  warmUp(): Promise<void>
  /** How many pieces were drawn, rather than found, since the workshop was opened. */
  drawn(): number
  close(): Promise<void>
}

/** When a process has come to hold more than this, all are replaced by new ones: bytes. */
const MAX_WORKER_BYTES = 900_000_000

const answerSchema = v.object({outcome: v.unknown(), memory: v.number()})

/** Opens a workshop with a process for every core; they begin with the first piece that has to be drawn. */
export async function openWorkshop(store: OutputStore): Promise<Workshop> {
  const workers = availableParallelism()
  const queue = new PQueue({concurrency: workers})
  const running = new Map<string, Promise<Outcome<PieceKind>>>()
  let pool: Tinypool | undefined
  let count = 0
  const opened = (): Tinypool => {
    pool ??= openPool(workers)
    return pool
  }

  const run = async <Kind extends PieceKind>(piece: Piece<Kind>): Promise<Outcome<Kind>> => {
    const {kind, key} = piece
    try {
      const task: Task<Kind> = {store: store.folder, kind, key, input: await piece.input()}
      count += 1
      const {outcome, memory} = v.parse(answerSchema, await opened().run(task))
      // Most of it is held by libraries outside of JavaScript, which never give it back.
      if (memory > MAX_WORKER_BYTES) void pool?.recycleWorkers()
      return parseOutcome(kind, outcome)
    } catch (error) {
      return {findings: [broken(kind, error)], mayPass: false}
    }
  }

  return {
    store,
    code: await codeDigests(),
    async draw(piece, priority = 0) {
      const {kind, key} = piece
      const name = `${kind} ${key}`
      const known = running.get(name)
      if (known !== undefined) return parseOutcome(kind, await known)
      const drawing = (async () =>
        store.find(kind, key) ?? (await queue.add(() => run(piece), {priority})))()
      running.set(name, drawing)
      try {
        return await drawing
      } finally {
        running.delete(name)
      }
    },
    async warmUp() {
      await Promise.all(Array.from({length: workers}, () => opened().run({}, {name: 'warmUp'})))
    },
    drawn: () => count,
    async close() {
      queue.clear()
      // Idle workers keep no process alive, not even one that waits for their end.
      const waiting = setInterval(() => {}, 1_000)
      await pool?.destroy()
      clearInterval(waiting)
    },
  }
}

function openPool(workers: number): Tinypool {
  return new Tinypool({
    filename: fileURLToPath(new URL('worker.ts', import.meta.url)),
    runtime: 'child_process',
    serialization: 'advanced',
    minThreads: 0,
    maxThreads: workers,
    // As long as an editor is at work, what they see next comes from a process that is ready.
    idleTimeout: 10 * 60 * 1000,
    concurrentTasksPerWorker: 1,
    isolateWorkers: false,
    // Loading what draws takes half as long with what the last process compiled.
    env: {...environment(), NODE_COMPILE_CACHE: join(root, '.cache', 'node')},
  })
}

function broken(kind: PieceKind, error: unknown) {
  return {
    severity: 'error',
    document: '',
    path: '',
    problem: `Drawing it (${kind}) failed: ${error instanceof Error ? error.message : String(error)}`,
    remedy: 'This is a fault of the renderer: report it with the guide.',
  } as const
}

/** The variables of this process, without those that are not set. */
function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
}
