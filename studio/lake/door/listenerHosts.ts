import {createHmac} from 'node:crypto'
import type {IncomingMessage} from 'node:http'
import {isSame} from '../access.ts'

/**
 * A browser keeps six connections to a host and each listener takes one for good, so Studio would
 * soon have none left. All but the first few listeners are therefore sent to a host name of their own
 * (`s1.sse.localhost`; browsers resolve all names under `localhost` to this machine). A browser
 * carries neither the token nor the page's origin there, so the address carries a ticket: a
 * signature of itself that only this lake can make.
 */
const LISTENER = /^\/v[\dX-]+\/data\/(listen|live\/events)\//
const HOST = /^s\d+\.sse\.localhost:\d+$/

/** How many listeners of a page stay where they asked: that leaves three connections for the rest. */
const MAX_AT_HOME = 3

/** Whoever has no token, as GROQ’s `identity()` says it. */
export const VISITOR = '<anonymous>'

let hosts = 0
const atHome = new Map<string, number>()

/** Where to send a browser's listener; undefined for other requests, and when it is there already. */
export function listenerHostFor(
  message: IncomingMessage,
  port: number,
  user: string,
  token: string,
): string | undefined {
  const {origin} = message.headers
  if (origin === undefined || isListenerHost(message)) return undefined
  const url = URL.parse(message.url ?? '/', 'http://lake')
  if (!url || !LISTENER.test(url.pathname)) return undefined
  if (staysAtHome(`${port} ${origin}`, message)) return undefined
  url.searchParams.set('as', user)
  const ticket = ticketFor(url, token)
  hosts += 1
  return `http://s${hosts}.sse.localhost:${port}${url.pathname}${url.search}&ticket=${ticket}`
}

/** Takes one of the few places for listeners, if there is one left, until the listener leaves. */
function staysAtHome(page: string, message: IncomingMessage): boolean {
  const count = atHome.get(page) ?? 0
  if (count >= MAX_AT_HOME) return false
  atHome.set(page, count + 1)
  message.socket.once('close', () => atHome.set(page, (atHome.get(page) ?? 1) - 1))
  return true
}

/** Whether the request comes by a host name that is a listener's own. */
function isListenerHost(message: IncomingMessage): boolean {
  return HOST.test(message.headers.host ?? '')
}

/** Whom a ticket lets in, a user or VISITOR; undefined when there is none, or one that this lake did not make. */
export function ticketHolder(message: IncomingMessage, token: string): string | undefined {
  if (!isListenerHost(message)) return undefined
  const url = URL.parse(message.url ?? '/', 'http://lake')
  const ticket = url?.searchParams.get('ticket')
  if (!url || !ticket || !LISTENER.test(url.pathname)) return undefined
  url.searchParams.delete('ticket')
  if (!isSame(ticket, ticketFor(url, token))) return undefined
  return url.searchParams.get('as') ?? VISITOR
}

function ticketFor(url: URL, token: string): string {
  const address = `${url.pathname}?${url.searchParams}`
  return createHmac('sha256', token).update(address).digest('base64url')
}
