import {type IncomingMessage, request} from 'node:http'
import type {ExecutionContext} from 'ava'

export type ServerEvent = {event: string; id?: string; data: Record<string, unknown>}

/** An event stream read as a browser would send for it: with any headers, host and origin. */
export type EventReader = {
  status: number
  headers: IncomingMessage['headers']
  next(): Promise<ServerEvent>
  close(): void
}

/** Opens an event stream that closes with the test. */
export async function readEvents(
  t: ExecutionContext,
  url: string,
  headers: Record<string, string>,
): Promise<EventReader> {
  const {pathname, search, port, host} = new URL(url)
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({host: '127.0.0.1', port, path: pathname + search, headers: {host, ...headers}})
      .once('response', resolve)
      .once('error', reject)
      .end()
  })
  t.teardown(() => response.destroy())
  const events = eventsIn(response)
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    next: async () => {
      const {value, done} = await events.next()
      if (done) throw new Error('The stream ended.')
      return value
    },
    close: () => response.destroy(),
  }
}

async function* eventsIn(response: IncomingMessage): AsyncGenerator<ServerEvent, undefined> {
  let text = ''
  response.setEncoding('utf8')
  for await (const chunk of response) {
    text += chunk
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line): [string, string] => {
          const colon = line.indexOf(': ')
          return [line.slice(0, colon), line.slice(colon + 2)]
        }),
      )
      const data = fields.get('data')
      if (data === undefined) continue
      const id = fields.get('id')
      yield {
        event: fields.get('event') ?? 'message',
        data: JSON.parse(data),
        ...(id === undefined ? {} : {id}),
      }
    }
  }
  return undefined
}
