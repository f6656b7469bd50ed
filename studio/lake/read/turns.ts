import {setImmediate} from 'node:timers'
import {refused} from '../door/apiError.ts'

/** How many may wait; who comes then is asked to come again. */
const MAX_WAITING = 200

type Waiting = {go: () => void; signal: AbortSignal}

/**
 * Lets short pieces of work onto the event loop one at a time, with everything else that waits for
 * the loop in between: those of editors first, then those of visitors in the order they came.
 */
export class Turns {
  readonly #editors: Waiting[] = []
  readonly #visitors: Waiting[] = []
  #isRunning = false

  /** Waits for a turn. Throws ApiError 429 when too many wait already. */
  take(isEditor: boolean, signal: AbortSignal): Promise<void> {
    const queue = isEditor ? this.#editors : this.#visitors
    if (queue.length >= MAX_WAITING) {
      const wanted = queue.filter((waiting) => !waiting.signal.aborted)
      if (wanted.length >= MAX_WAITING) throw tooBusy()
      queue.splice(0, queue.length, ...wanted)
    }
    return new Promise((resolve) => {
      queue.push({go: resolve, signal})
      if (!this.#isRunning) this.#next()
      this.#isRunning = true
    })
  }

  #next(): void {
    setImmediate(() => {
      const next = this.#editors.shift() ?? this.#visitors.shift()
      if (!next) {
        this.#isRunning = false
        return
      }
      if (!next.signal.aborted) next.go()
      this.#next()
    })
  }
}

/** The refusal of a request that comes while too many others wait. */
export function tooBusy(): Error {
  return refused(429, 'Too Many Requests', 'Too many requests wait already. Try again in a moment.')
}
