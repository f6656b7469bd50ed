import type {OutgoingHttpHeaders, ServerResponse} from 'node:http'

/** How often a silent stream shows that it is alive, in milliseconds; clients give up after minutes. */
const HEARTBEAT = 20_000
/** A reader that lets this many bytes wait has gone away without a word. */
const MOST_WAITING = 32 * 1024 * 1024

const open = new Set<EventStream>()
let heartbeat: NodeJS.Timeout | undefined

/**
 * Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) to one
 * reader. All streams share one timer, and there is none while nobody listens.
 */
export class EventStream {
  readonly #response: ServerResponse

  constructor(response: ServerResponse, headers: OutgoingHttpHeaders, closed: () => void) {
    this.#response = response
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
    this.#response.write(text)
    if (this.#response.writableLength > MOST_WAITING) this.#response.destroy()
  }
}

function beat(): void {
  for (const stream of open) stream.beat()
}
