import {type ChildProcess, fork} from 'node:child_process'
import {once} from 'node:events'
import {fileURLToPath} from 'node:url'
import {ApiError, refused} from '../../door/apiError.ts'
import {tooBusy} from '../../door/turns.ts'
import type {DrawingAnswer, DrawingTask} from './drawingProcess.ts'
import type {Extract, ImageExtracts} from './extracts.ts'
import type {ImageFacts} from './imageFormat.ts'
import type {ImageParameters} from './imageParameters.ts'
import {costOf, type PixelSize} from './imagePlacement.ts'
import type {Transformed} from './imageTransform.ts'

const MAX_PROCESSES = 2
/** How long one picture may take, in milliseconds: the process that draws it is ended then. */
const MAX_TIME = 10_000
/** A process that has nothing to do for so long, in milliseconds, gives its memory back. */
const MAX_IDLE = 20_000
/** How many pictures may wait to be drawn. */
const MAX_WAITING = 64
/** What costs more than this, in pixels, is drawn one after the other, so that small ones get by. */
const LARGE = 8_000_000

type Job = {
  task: () => Promise<DrawingTask>
  cost: number
  signal: AbortSignal | undefined
  resolve: (answer: DrawingAnswer) => void
}

/**
 * Reads and draws pictures in processes of their own, which are ended when a picture takes too
 * long or too much memory: a decoder in the lake's own process could not be stopped. They are
 * started when they are needed. Small pictures are drawn before large ones.
 */
class Drawing {
  readonly #processes = new Set<DrawingProcess>()
  readonly #jobs: Job[] = []

  /** What an image is, and what was asked to be taken from it. Throws ApiError 400. */
  async read(
    bytes: Uint8Array,
    extracts: readonly Extract[] = [],
  ): Promise<{facts: ImageFacts; extracts: ImageExtracts}> {
    const answer = await this.#carryOut({
      task: async () => ({kind: 'read', bytes, extracts}),
      // Someone waits who may change the content: before all that is only looked at.
      cost: 0,
      signal: undefined,
    })
    if ('facts' in answer) return answer
    throw refusalOf(answer)
  }

  /**
   * Draws an image as its address asks; `read` gives its bytes when it is its turn. Nothing is
   * drawn once `signal` says that nobody waits for it. Throws ApiError 400, or 429 when too many wait.
   */
  async draw(
    read: () => Promise<Uint8Array>,
    size: PixelSize,
    extension: string,
    parameters: ImageParameters,
    accept: string,
    signal: AbortSignal,
  ): Promise<Transformed> {
    const wanted = this.#jobs.filter((job) => !job.signal?.aborted)
    if (wanted.length >= MAX_WAITING) throw tooBusy()
    const answer = await this.#carryOut({
      task: async () => ({kind: 'draw', bytes: await read(), size, extension, parameters, accept}),
      cost: costOf(size, parameters),
      signal,
    })
    if ('drawn' in answer) return answer.drawn
    throw refusalOf(answer)
  }

  #carryOut(job: Omit<Job, 'resolve'>): Promise<DrawingAnswer> {
    return new Promise((resolve) => {
      const place = this.#jobs.findIndex(({cost}) => cost > job.cost)
      this.#jobs.splice(place < 0 ? this.#jobs.length : place, 0, {...job, resolve})
      this.#assign()
    })
  }

  #assign(): void {
    for (;;) {
      const [next] = this.#jobs
      if (!next) return
      if (next.signal?.aborted) {
        this.#jobs.shift()
        continue
      }
      const isLarge = next.cost > LARGE
      if (isLarge && [...this.#processes].some(({hasLarge}) => hasLarge)) return
      const process = this.#free()
      if (!process) return
      this.#jobs.shift()
      void process.carryOut(next, isLarge).finally(() => this.#assign())
    }
  }

  #free(): DrawingProcess | undefined {
    for (const process of this.#processes) if (!process.isBusy) return process
    if (this.#processes.size >= MAX_PROCESSES) return undefined
    const process = new DrawingProcess(() => {
      this.#processes.delete(process)
      this.#assign()
    })
    this.#processes.add(process)
    return process
  }
}

/** One for all lakes of a process: they end by themselves, with the process at the latest. */
export const drawing = new Drawing()

class DrawingProcess {
  readonly #child: ChildProcess
  /** Settled once the process has started, or has ended. */
  readonly #started: Promise<unknown>
  #idle: NodeJS.Timeout | undefined
  #isEnded = false
  isBusy = false
  hasLarge = false

  constructor(ended: () => void) {
    this.#child = fork(fileURLToPath(new URL('drawingProcess.ts', import.meta.url)), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#child.unref()
    this.#child.channel?.unref()
    this.#child.on('error', () => this.end())
    this.#started = Promise.race([once(this.#child, 'message'), once(this.#child, 'exit')]).catch(
      () => {},
    )
    this.#child.once('exit', () => {
      clearTimeout(this.#idle)
      ended()
    })
  }

  async carryOut({task, resolve}: Job, isLarge: boolean): Promise<void> {
    this.isBusy = true
    this.hasLarge = isLarge
    clearTimeout(this.#idle)
    await this.#started
    const answer = await this.#answer(await task().catch(() => undefined))
    this.isBusy = this.#isEnded
    this.hasLarge = false
    this.#idle = setTimeout(() => this.end(), MAX_IDLE).unref()
    resolve(answer)
  }

  #answer(task: DrawingTask | undefined): Promise<DrawingAnswer> {
    if (!task) return Promise.resolve({fault: 'its bytes cannot be read'})
    return new Promise((resolve) => {
      const settle = (answer: DrawingAnswer) => {
        clearTimeout(late)
        this.#child.off('message', answered)
        this.#child.off('exit', died)
        resolve(answer)
      }
      const died = () => settle({fault: 'it takes more memory than there is'})
      const late = setTimeout(() => {
        settle({fault: `it takes longer than ${MAX_TIME / 1000} s`})
        this.end()
      }, MAX_TIME)
      const answered = (answer: DrawingAnswer) => settle(answer)
      this.#child.once('message', answered)
      this.#child.once('exit', died)
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) died()
      else this.#child.send(task, (error) => error && died())
    })
  }

  /** Takes no more work, and ends what it does. */
  end(): void {
    this.#isEnded = true
    this.isBusy = true
    this.#child.kill('SIGKILL')
  }
}

function refusalOf(answer: DrawingAnswer): ApiError {
  if ('refusal' in answer) {
    const {status, body, message} = answer.refusal
    return new ApiError(status, body, message)
  }
  const reason = 'fault' in answer ? answer.fault : 'nothing came of it'
  return refused(
    400,
    'Bad Request',
    `This image cannot be drawn: ${reason}. Use a smaller or a simpler one.`,
  )
}
