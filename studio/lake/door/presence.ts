import type {IncomingMessage, Server} from 'node:http'
import type {Duplex} from 'node:stream'
import {type RawData, type WebSocket, WebSocketServer} from 'ws'
import {userWithToken} from '../access.ts'
import {isObject, type JsonObject, parseJson} from '../json.ts'
import {ApiError} from './apiError.ts'
import type {Connections} from './connections.ts'
import {checkOrigin, type Origins} from './origins.ts'

/**
 * Who has which field open: Studio's sessions tell each other over `WS /socket/:dataset`, in
 * JSON-RPC. A session says its token first (`authorization`); without it nothing is passed on.
 * Nothing is kept.
 */
const PATH = /^\/v[\dX-]+\/socket\/[a-z0-9_-]+$/
const MAX_BYTES = 64 * 1024
/** How long a session may take to say its token, in milliseconds. */
const MAX_SILENCE = 10_000
const NOT_AUTHORIZED = 4001

/** Begins to answer on a server; returns how to end all sessions. */
export function answerPresence(
  server: Server,
  origins: Origins,
  token: string,
  connections: Connections,
): () => void {
  const sockets = new WebSocketServer({noServer: true, maxPayload: MAX_BYTES})
  const room = new Set<Session>()
  server.on('upgrade', (message, socket: Duplex, head) => {
    // Until a session has it, the socket is nobody's: an error on it would end the process.
    socket.on('error', () => socket.destroy())
    if (!mayEnter(message, origins)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n', () => socket.destroy())
      return
    }
    sockets.handleUpgrade(message, socket, head, (webSocket) => {
      const session = new Session(webSocket, token, room, () => connections.trust(socket))
      const silent = setTimeout(() => {
        if (!session.isAuthorized) webSocket.terminate()
      }, MAX_SILENCE).unref()
      webSocket.on('message', (data) => session.receive(data))
      webSocket.on('error', () => webSocket.terminate())
      webSocket.once('close', () => {
        clearTimeout(silent)
        session.leave()
      })
    })
  })
  return () => {
    for (const webSocket of sockets.clients) webSocket.terminate()
  }
}

function mayEnter(message: IncomingMessage, origins: Origins): boolean {
  const path = URL.parse(message.url ?? '/', 'http://lake')?.pathname ?? ''
  try {
    checkOrigin(message.headers, path, origins)
    return PATH.test(path)
  } catch (error) {
    if (error instanceof ApiError) return false
    throw error
  }
}

class Session {
  readonly #socket: WebSocket
  readonly #token: string
  readonly #room: Set<Session>
  readonly #subscriptions = new Set<string>()
  readonly #authorized: () => void
  #user: string | undefined
  #id: unknown

  constructor(socket: WebSocket, token: string, room: Set<Session>, authorized: () => void) {
    this.#authorized = authorized
    this.#socket = socket
    this.#token = token
    this.#room = room
  }

  get isAuthorized(): boolean {
    return this.#user !== undefined
  }

  receive(data: RawData): void {
    const message = messageIn(data)
    if (!message) return
    const params = isObject(message.params) ? message.params : {}
    if (message.method === 'authorization') {
      const given = typeof params.authorization === 'string' ? params.authorization : ''
      this.#user = userWithToken(given, this.#token)
      if (this.isAuthorized) {
        this.#room.add(this)
        this.#authorized()
      }
    }
    if (!this.isAuthorized) {
      this.#socket.close(NOT_AUTHORIZED, 'The token is missing or wrong.')
      return
    }
    this.#send({id: message.id, result: this.#carryOut(message, params)})
  }

  leave(): void {
    this.#room.delete(this)
    if (this.#id !== undefined) this.#tellOthers({type: 'disconnect', m: {session: this.#id}})
  }

  #carryOut(message: JsonObject, params: JsonObject): unknown {
    switch (message.method) {
      case 'presence_subscribe': {
        const subscription = String(message.id)
        this.#subscriptions.add(subscription)
        return subscription
      }
      case 'presence_unsubscribe':
        return this.#subscriptions.delete(String(params.subscriptionId))
      case 'presence_rollcall':
        this.#id = params.session
        this.#tellOthers({type: 'rollCall', session: params.session})
        return true
      case 'presence_announce':
        this.#tellOthers({type: 'state', m: params.data})
        return true
      case 'presence_disconnect':
        this.#tellOthers({type: 'disconnect', m: {session: params.session}})
        return true
      default:
        return true
    }
  }

  #tellOthers(event: JsonObject): void {
    for (const other of this.#room) if (other !== this) other.hear({...event, i: this.#user})
  }

  hear(event: JsonObject): void {
    for (const subscription of this.#subscriptions) {
      this.#send({method: 'presence_subscription', params: {subscription, result: event}})
    }
  }

  #send(message: JsonObject): void {
    this.#socket.send(JSON.stringify({jsonrpc: '2.0', ...message}))
  }
}

function messageIn(data: RawData): JsonObject | undefined {
  try {
    const message = parseJson(data.toString())
    return isObject(message) ? message : undefined
  } catch {
    return undefined
  }
}
