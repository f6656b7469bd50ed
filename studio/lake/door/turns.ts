import {setImmediate} from 'node:timers'
import {refused} from './apiError.ts'

/** How many of a kind may wait; who comes then is asked to come again. */
const MAX_WAITING = 200
/** How long newcomers are let in between two turns, in milliseconds. */
const MAX_LETTING_IN = 10

/** Who waits for a turn: an editor's query, a visitor's, a part of a file for a visitor. */
export type TurnKind = 'editor' | 'visitor' | 'download'

type Waiting = {go: () => void; signal: AbortSignal}

/**
 * Lets short pieces of work onto the event loop one at a time: those of editors first, then those of
 * visitors in the order they came, a query and a part of a file in turn.
 *
 * Between two turns the loop does all else that waits for it. It accepts one connection each time
 * round (libuv since 1.45), so it goes round until nobody knocks: otherwise a stranger who knocks all
 * the time fills the system's queue, and the system turns others away for seconds.
 */
export class Turns {
  readonly #waiting: Record<TurnKind, Waiting[]> = {editor: [], visitor: [], download: []}
  readonly #arrivals: () => number
  #isRunning = false
  #lastVisitor: TurnKind = 'download'

  /** Takes how many have connected so far. */
  constructor(arrivals: () => number) {
    this.#arrivals = arrivals
  }

  /** Waits for a turn. Throws ApiError 429 when too many wait already. */
  take(kind: TurnKind, signal: AbortSignal): Promise<void> {
    const queue = this.#waiting[kind]
    if (queue.length >= MAX_WAITING) {
      const wanted = queue.filter((waiting) => !waiting.signal.aborted)
      if (wanted.length >= MAX_WAITING) throw tooBusy()
      queue.splice(0, queue.length, ...wanted)
    }
    return new Promise((resolve) => {
      queue.push({go: resolve, signal})
      if (!this.#isRunning) this.#letIn(this.#arrivals(), performance.now() + MAX_LETTING_IN)
      this.#isRunning = true
    })
  }

  /** Passes the parts of a file on to a visitor, each in its turn. */
  pace(signal: AbortSignal): (parts: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array> {
    const take = () => this.take('download', signal)
    return async function* (parts) {
      for await (const part of parts) {
        await take()
        yield part
      }
    }
  }

  #letIn(seen: number, until: number): void {
    setImmediate(() => {
      const arrived = this.#arrivals()
      if (arrived !== seen && performance.now() < until) this.#letIn(arrived, until)
      else this.#next()
    })
  }

  #next(): void {
    const next = this.#waiting.editor.shift() ?? this.#nextVisitor()
    if (!next) {
      this.#isRunning = false
      return
    }
    if (!next.signal.aborted) next.go()
    this.#letIn(this.#arrivals(), performance.now() + MAX_LETTING_IN)
  }

  #nextVisitor(): Waiting | undefined {
    const {visitor, download} = this.#waiting
    const other = this.#lastVisitor === 'visitor' ? 'download' : 'visitor'
    const kind = this.#waiting[other].length > 0 ? other : this.#lastVisitor
    this.#lastVisitor = kind
    return kind === 'visitor' ? visitor.shift() : download.shift()
  }
}

/** The refusal of a request that comes while too many others wait. */
export function tooBusy(): Error {
  return refused(429, 'Too Many Requests', 'Too many requests wait already. Try again in a moment.')
}
