import type {OutgoingHttpHeaders, ServerResponse} from 'node:http'
import {refused} from './apiError.ts'

/** How often a silent stream shows that it is alive, in milliseconds; clients give up after minutes. */
const HEARTBEAT = 20_000
/** A reader that lets this many bytes wait has gone away without a word. */
const MAX_WAITING = 4 * 1024 * 1024
/** How many readers without token there may be at once. */
const MAX_VISITORS = 100

const open = new Set<EventStream>()
let heartbeat: NodeJS.Timeout | undefined

/**
 * Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) to one
 * reader. All streams share one timer, and there is none while nobody listens.
 */
export class EventStream {
  readonly #response: ServerResponse
  readonly #isVisitor: boolean

  constructor(
    response: ServerResponse,
    headers: OutgoingHttpHeaders,
    isVisitor: boolean,
    closed: () => void,
  ) {
    this.#response = response
    this.#isVisitor = isVisitor
    response.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    })
    response.write(': \n\n')
    open.add(this)
    heartbeat ??= setInterval(beat, HEARTBEAT).unref()
    response.once('close', () => {
      open.delete(this)
      if (open.size === 0) {
        clearInterval(heartbeat)
        heartbeat = undefined
      }
      closed()
    })
  }

  /** Whether one more visitor can be told what happens. Throws ApiError 429 if not. */
  static checkPlace(): void {
    let visitors = 0
    for (const stream of open) if (stream.#isVisitor) visitors += 1
    if (visitors < MAX_VISITORS) return
    throw refused(429, 'Too Many Requests', 'Too many listen already. Listen with the token.')
  }

  /** Sends an event; `id` is what the reader names when it comes back after a drop. */
  send(event: string | undefined, data: unknown, id?: string): void {
    const lines = [
      ...(event === undefined ? [] : [`event: ${event}`]),
      ...(id === undefined ? [] : [`id: ${id}`]),
      `data: ${JSON.stringify(data)}`,
    ]
    this.#write(`${lines.join('\n')}\n\n`)
  }

  beat(): void {
    this.#write(': \n\n')
  }

  end(): void {
    this.#response.end()
  }

  #write(text: string): void {
    if (this.#response.writableLength > MAX_WAITING) this.#response.destroy()
    else this.#response.write(text)
  }
}

function beat(): void {
  for (const stream of open) stream.beat()
}
