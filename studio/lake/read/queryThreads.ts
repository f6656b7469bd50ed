import {Worker} from 'node:worker_threads'
import type {Dataset} from '../assets/assetDocument.ts'
import {isPrivateId} from '../documentId.ts'
import {ApiError, dataError} from '../door/apiError.ts'
import {tooBusy} from '../door/turns.ts'
import type {LakeContent} from '../store/content.ts'
import {type QueryRequest, timedOut} from './answer.ts'
import type {FromThread, ThreadData, ToThread} from './queryThread.ts'

/**
 * How long a query may work, in milliseconds, and how much more its thread may, which is looked at
 * from time to time, before it is ended by force: then it is stuck in one step.
 */
const MAX_QUERY_TIME = 5_000
const GRACE = 250
const BETWEEN_LOOKS = 250
/** A thread that has nothing to do for so long, in milliseconds, gives its memory back. */
const MAX_IDLE = 30_000
const MAX_WAITING = 32
/** How many documents go to a thread at once: a few milliseconds' work for who sends them. */
const PORTION = 100
/** The memory of a thread in MiB: for each query, and for each of the documents it holds. */
const QUERY_MEMORY = 512
const DOCUMENT_MEMORY = 0.02

type Waiting = {
  question: QueryRequest
  signal: AbortSignal
  resolve: (answer: Uint8Array<ArrayBuffer>) => void
  reject: (error: unknown) => void
}

/**
 * Threads for queries that take long. Each holds the documents that its readers may see, answers
 * one query at a time, and can be ended. They are started when they are needed.
 */
export class QueryThreads {
  readonly #content: LakeContent
  readonly #names: Dataset
  readonly #isForEditors: boolean
  readonly #max: number
  readonly #threads = new Set<QueryThread>()
  readonly #waiting: Waiting[] = []

  constructor(content: LakeContent, names: Dataset, isForEditors: boolean, max: number) {
    this.#content = content
    this.#names = names
    this.#isForEditors = isForEditors
    this.#max = max
  }

  /** Answers a query, in UTF-8. Throws ApiError 400, or 429 when too many wait already. */
  ask(question: QueryRequest, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const wanted = this.#waiting.filter(({signal: {aborted}}) => !aborted)
    if (wanted.length >= MAX_WAITING) throw tooBusy()
    this.#waiting.splice(0, this.#waiting.length, ...wanted)
    return new Promise((resolve, reject) => {
      this.#waiting.push({question, signal, resolve, reject})
      this.#assign()
    })
  }

  close(): void {
    this.#waiting.length = 0
    for (const thread of this.#threads) thread.end()
  }

  #assign(): void {
    for (;;) {
      const next = this.#waiting[0]
      if (!next) return
      const thread = this.#free()
      if (!thread) return
      this.#waiting.shift()
      if (!next.signal.aborted) void thread.answer(next).finally(() => this.#assign())
    }
  }

  #free(): QueryThread | undefined {
    for (const thread of this.#threads) if (!thread.isBusy) return thread
    if (this.#threads.size >= this.#max) return undefined
    const thread = new QueryThread(this.#content, this.#names, this.#isForEditors, () => {
      this.#threads.delete(thread)
      this.#assign()
    })
    this.#threads.add(thread)
    return thread
  }
}

class QueryThread {
  readonly #worker: Worker
  readonly #cancelled = new Int32Array(new SharedArrayBuffer(4))
  readonly #filled: Promise<void>
  readonly #unwatch: () => void
  #idle: NodeJS.Timeout | undefined
  #number = 0
  #finish: ((answer: FromThread | Error) => void) | undefined
  #isEnded = false
  isBusy = false

  constructor(content: LakeContent, names: Dataset, isForEditors: boolean, ended: () => void) {
    const workerData: ThreadData = {names, cancelled: this.#cancelled}
    this.#worker = new Worker(new URL('queryThread.ts', import.meta.url), {
      workerData,
      resourceLimits: {
        maxOldGenerationSizeMb: QUERY_MEMORY + Math.ceil(content.documents.size * DOCUMENT_MEMORY),
      },
    })
    this.#worker.unref()
    this.#worker.on('message', (message: FromThread) => this.#finish?.(message))
    this.#worker.on('error', (error) => this.#finish?.(error))
    const mayKnow = ({id}: {id: string}) => isForEditors || !isPrivateId(id)
    this.#unwatch = content.watch(({changes}) => {
      const known = changes.filter(mayKnow).map(({id, after}) => ({id, after}))
      if (known.length > 0) this.#tell({kind: 'changes', changes: known})
    })
    this.#worker.once('exit', () => {
      clearTimeout(this.#idle)
      this.#unwatch()
      this.#isEnded = true
      this.#finish?.(new Error('The thread ended.'))
      ended()
    })
    this.#filled = this.#fill(content, mayKnow)
  }

  async answer({question, signal, resolve, reject}: Waiting): Promise<void> {
    this.isBusy = true
    clearTimeout(this.#idle)
    await this.#filled
    this.#number += 1
    const number = this.#number
    const cancel = () => Atomics.store(this.#cancelled, 0, number)
    signal.addEventListener('abort', cancel)
    const ended = Promise.withResolvers<FromThread | Error>()
    this.#finish = ended.resolve
    if (this.#isEnded) ended.resolve(new Error('The thread ended.'))
    this.#tell({kind: 'question', number, question, milliseconds: MAX_QUERY_TIME})
    const before = await this.#work()
    const watch = setInterval(async () => {
      if ((await this.#work()) - before < MAX_QUERY_TIME + GRACE) return
      ended.resolve(timedOut())
      this.end()
    }, BETWEEN_LOOKS)
    const answer = await ended.promise
    clearInterval(watch)
    signal.removeEventListener('abort', cancel)
    this.#finish = undefined
    this.isBusy = this.#isEnded
    this.#idle = setTimeout(() => this.end(), MAX_IDLE).unref()
    if (answer instanceof Error) reject(refusalOf(answer))
    else if ('answer' in answer) resolve(answer.answer)
    else reject(new ApiError(answer.refusal.status, answer.refusal.body, answer.refusal.message))
  }

  /** How long the thread has worked, in milliseconds: the time in which others held the machine is not its. */
  async #work(): Promise<number> {
    const {user, system} = await this.#worker.cpuUsage().catch(() => ({user: 0, system: 0}))
    return (user + system) / 1000
  }

  end(): void {
    this.#isEnded = true
    this.isBusy = true
    void this.#worker.terminate()
  }

  #tell(message: ToThread): void {
    this.#worker.postMessage(message)
  }

  /** Hands over the documents, a portion a turn of the event loop; changes overtake none of them. */
  async #fill(content: LakeContent, mayKnow: (document: {id: string}) => boolean): Promise<void> {
    const ids = [...content.documents.ids].filter((id) => mayKnow({id}))
    for (let start = 0; start < ids.length; start += PORTION) {
      const changes = ids
        .slice(start, start + PORTION)
        .map((id) => ({id, after: content.documents.get(id)}))
      this.#tell({kind: 'changes', changes})
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

/** A thread that ran out of memory, or was ended, did so because of the query it had. */
function refusalOf(error: Error): Error {
  if (error instanceof ApiError) return error
  const reason =
    'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? 'it needs more memory than a query may use. Ask for less, or in several queries'
      : error.message
  return dataError(400, 'queryEvaluationError', `The query cannot be answered: ${reason}`)
}
