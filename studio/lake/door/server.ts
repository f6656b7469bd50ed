import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http'
import {userAsking, userWithToken} from '../access.ts'
import {ApiError, refused} from './apiError.ts'
import type {Connections} from './connections.ts'
import type {LakeResponse} from './http.ts'
import {listenerHostFor, ticketHolder, VISITOR} from './listenerHosts.ts'
import {checkOrigin, corsHeaders, type Origins, preflightHeaders} from './origins.ts'
import {findRoute, type Route} from './routes.ts'

/** Where the lake listens. Other machines never reach it. */
const LOOPBACK = '127.0.0.1'
/** How many may knock before the system turns newcomers away, who would come again seconds later. */
const MAX_KNOCKING = 4096
/** How long a client may take to ask, in milliseconds, and how often that is looked at. */
const DEADLINES = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
}
/** How long a client may take to read its answer, in milliseconds. */
const MAX_READING_TIME = 60_000
/** Why a request is given up. Made once: to make an error each time costs more than to refuse a stranger. */
const GONE = new Error('The client is gone.')
/** How much that visitors asked for may wait for them to read it, in bytes. */
const MAX_UNREAD = 128 * 1024 * 1024
const VERSIONED = /^\/v(?<version>1|X|\d{4}-\d{2}-\d{2})(?<path>\/.*)$/

/** Begins to listen; requests are answered once `answerWith` was called. Throws on a taken port. */
export async function listen(port: number): Promise<{server: Server; port: number}> {
  const server = createServer(DEADLINES)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(
        'code' in error && error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken: another program listens there. Choose another port.`)
          : error,
      )
    })
    server.listen({port, host: LOOPBACK, backlog: MAX_KNOCKING}, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The lake has no port.')
  return {server, port: address.port}
}

/** Answers requests: first who may ask, then which route, then its answer or its refusal. */
export function answerWith(
  server: Server,
  routes: readonly Route[],
  origins: Origins,
  token: string,
  connections: Connections,
): void {
  const unread = {bytes: 0}
  server.on('request', (message, response) => {
    const holder = ticketHolder(message, token)
    const here = holder ? withNullOrigin(origins) : origins
    const headers = {...corsHeaders(message.headers, here), 'x-content-type-options': 'nosniff'}
    const gone = new AbortController()
    response.once('close', () => gone.abort(GONE))
    response.on('error', () => response.destroy())
    const make = () => answer(message, routes, here, token, holder, gone.signal)
    const isEditor =
      isUser(holder) || userWithToken(message.headers.authorization ?? '', token) !== undefined
    if (isEditor) connections.trust(message.socket)
    else connections.asked(message.socket)
    respond(message, response, headers, make, isEditor ? {bytes: 0} : unread).catch(() =>
      response.destroy(),
    )
  })
}

function isUser(holder: string | undefined): holder is string {
  return holder !== undefined && holder !== VISITOR
}

/** After a redirect to another host a browser names no origin; the ticket vouches for the page. */
function withNullOrigin({port, allowed}: Origins): Origins {
  return {port, allowed: new Set([...allowed, 'null'])}
}

async function answer(
  message: IncomingMessage,
  routes: readonly Route[],
  origins: Origins,
  token: string,
  holder: string | undefined,
  signal: AbortSignal,
): Promise<LakeResponse> {
  const method = message.method ?? 'GET'
  const url = URL.parse(message.url ?? '/', 'http://lake')
  if (!url) throw refused(400, 'Bad Request', 'The address cannot be read.')
  const versioned = VERSIONED.exec(url.pathname)?.groups
  const pathname = versioned?.path ?? url.pathname
  checkOrigin(message.headers, pathname, origins)
  if (method === 'OPTIONS') {
    return {status: 204, bytes: '', headers: preflightHeaders(message.headers)}
  }
  const user = isUser(holder) ? holder : userAsking(message.headers.authorization, token)
  const location = listenerHostFor(message, origins.port, user ?? VISITOR, token)
  if (location !== undefined) return {status: 307, bytes: '', headers: {location}}
  const found = findRoute(routes, method, pathname)
  if (!found) throw refused(404, 'Not Found', `The lake has nothing at ${method} ${pathname}.`)
  return found.handle({
    method,
    apiVersion: versioned?.version ?? '1',
    path: found.path,
    query: url.searchParams,
    hasToken: user !== undefined,
    user: user ?? VISITOR,
    message,
    signal,
  })
}

async function respond(
  message: IncomingMessage,
  response: ServerResponse,
  headers: OutgoingHttpHeaders,
  make: () => Promise<LakeResponse>,
  unread: {bytes: number},
): Promise<void> {
  const answered = await make().catch(refusal)
  if (response.destroyed) return
  if ('stream' in answered) {
    answered.stream(response, headers)
    return
  }
  const isJson = 'json' in answered
  const body = Buffer.from(isJson ? JSON.stringify(answered.json) : answered.bytes)
  if (unread.bytes + body.length > MAX_UNREAD) throw new Error('Too much waits to be read.')
  unread.bytes += body.length
  const late = setTimeout(() => response.destroy(), MAX_READING_TIME).unref()
  response.once('close', () => {
    clearTimeout(late)
    unread.bytes -= body.length
  })
  response.writeHead(answered.status ?? 200, {
    ...headers,
    ...(isJson
      ? {'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store'}
      : answered.headers),
    'content-length': body.length,
  })
  response.end(message.method === 'HEAD' ? undefined : body)
}

function refusal(error: unknown): LakeResponse {
  if (error instanceof ApiError) return {status: error.status, json: error.body}
  process.emitWarning(error instanceof Error ? error : String(error))
  return {
    status: 500,
    json: {statusCode: 500, error: 'Internal Server Error', message: 'The lake failed.'},
  }
}
