/** How long it waits after a connection ended, in milliseconds. */
const AGAIN = 1_000

/** What parts one event from the next. */
const BETWEEN = '\n\n'

/**
 * The answer to a listener (server-sent events), as one that does not end when the connection is lost: it is
 * asked for again, from the last event on. Events are passed on whole; of one that broke off nothing is.
 */
export async function steadyEvents(
  request: Request,
  ask: (request: Request) => Promise<Response>,
): Promise<Response> {
  const first = await ask(request.clone())
  if (!first.ok || first.body === null) return first
  const {readable, writable} = new TransformStream<Uint8Array, Uint8Array>()
  void passOn(first.body, request, ask, writable.getWriter())
  return new Response(readable, {status: first.status, headers: first.headers})
}

async function passOn(
  from: ReadableStream<Uint8Array>,
  request: Request,
  ask: (request: Request) => Promise<Response>,
  writer: WritableStreamDefaultWriter<Uint8Array>,
): Promise<void> {
  let last = request.headers.get('last-event-id') ?? undefined
  let body: ReadableStream<Uint8Array> | null = from
  try {
    while (body !== null) {
      last = (await passWholeEvents(body, writer)) ?? last
      if (request.signal.aborted) break
      await new Promise((resolve) => setTimeout(resolve, AGAIN))
      const headers = new Headers(request.headers)
      if (last !== undefined) headers.set('last-event-id', last)
      const response = await ask(new Request(request.clone(), {headers}))
      // Whoever is refused now must hear it: closing makes the listener ask once more by itself.
      body = response.ok ? response.body : null
    }
    await writer.close()
  } catch (error) {
    await writer.abort(error).catch(() => {})
  }
}

/** Passes on the events of one connection until that ends or breaks; returns the id of the last one that had one. */
async function passWholeEvents(
  body: ReadableStream<Uint8Array>,
  writer: WritableStreamDefaultWriter<Uint8Array>,
): Promise<string | undefined> {
  const [decoder, encoder] = [new TextDecoder(), new TextEncoder()]
  const reader = body.getReader()
  let last: string | undefined
  let begun = ''
  for (;;) {
    const {done, value} = await reader.read().catch(() => ({done: true, value: undefined}))
    if (done || value === undefined) return last
    begun += decoder.decode(value, {stream: true})
    const end = begun.lastIndexOf(BETWEEN)
    if (end < 0) continue
    const whole = begun.slice(0, end + BETWEEN.length)
    begun = begun.slice(end + BETWEEN.length)
    last = [...whole.matchAll(/^id: ?(?<id>.*)$/gmu)].at(-1)?.groups?.id ?? last
    await writer.write(encoder.encode(whole))
  }
}
