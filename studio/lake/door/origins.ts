import type {IncomingHttpHeaders, OutgoingHttpHeaders} from 'node:http'
import {refused} from './apiError.ts'

/**
 * Who may talk to the lake from a browser. A page of another site must neither read nor write,
 * and a host name that someone made point at this machine (DNS rebinding) is no way in.
 */
export type Origins = {port: number; allowed: ReadonlySet<string>}

/**
 * Refuses a request that was not meant for this machine, or that another web page makes. A browser
 * names the page (`Origin`) on everything but plain embedding; for that `Sec-Fetch-Site` tells,
 * and only images and files may be embedded. Throws ApiError 403 or 421.
 */
export function checkOrigin(
  headers: IncomingHttpHeaders,
  path: string,
  {port, allowed}: Origins,
): void {
  if (!isLoopbackHost(headers.host, port)) {
    throw refused(421, 'Misdirected Request', `This lake is not at "${headers.host ?? ''}".`)
  }
  const {origin} = headers
  const site = headers['sec-fetch-site']
  if (origin !== undefined) {
    if (!isAllowed(origin, headers.host, allowed)) {
      throw refused(403, 'Forbidden', `The origin "${origin}" is not allowed to use this lake.`)
    }
  } else if ((site === 'cross-site' || site === 'same-site') && !isEmbeddable(path)) {
    throw refused(403, 'Forbidden', 'Other web pages are not allowed to use this lake.')
  }
}

/** The headers by which a browser lets an allowed page read the answer. */
export function corsHeaders(headers: IncomingHttpHeaders, {allowed}: Origins): OutgoingHttpHeaders {
  const {origin} = headers
  if (origin === undefined || !isAllowed(origin, headers.host, allowed)) return {vary: 'origin'}
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'content-length, etag',
    vary: 'origin',
  }
}

/** The answer to a browser that asks first whether it may send a request. */
export function preflightHeaders(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return {
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '',
    'access-control-max-age': '600',
    ...(headers['access-control-request-private-network'] === 'true'
      ? {'access-control-allow-private-network': 'true'}
      : {}),
  }
}

/** Whether a request was meant for this machine, by the name and the port that it asks for. */
export function isLoopbackHost(host: string | undefined, port: number): boolean {
  const match = /^(?<name>\[::1\]|[a-z0-9.-]+):(?<port>\d+)$/.exec(host ?? '')
  if (!match?.groups || Number(match.groups.port) !== port) return false
  const name = match.groups.name ?? ''
  return ['127.0.0.1', '[::1]', 'localhost'].includes(name) || name.endsWith('.localhost')
}

function isAllowed(
  origin: string,
  host: string | undefined,
  allowed: ReadonlySet<string>,
): boolean {
  return allowed.has(origin) || origin === `http://${host}`
}

function isEmbeddable(path: string): boolean {
  return path.startsWith('/images/') || path.startsWith('/files/')
}
