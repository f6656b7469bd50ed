import type {IncomingMessage, OutgoingHttpHeaders, ServerResponse} from 'node:http'
import {checkDepth, isObject, type JsonObject, parseJson} from '../json.ts'
import {refused} from './apiError.ts'

/** A request that passed the door: where it goes, what it asks, and whether it has the token. */
export type LakeRequest = {
  method: string
  /** A date, `1` or `X`. */
  apiVersion: string
  /** Named parts of the path. */
  path: Readonly<Record<string, string>>
  query: URLSearchParams
  hasToken: boolean
  /** Who asks, as GROQ’s `identity()` says it: the id of a user, or `<anonymous>`. */
  user: string
  message: IncomingMessage
  /** Aborted when the client has hung up before it had its answer. */
  signal: AbortSignal
}

/** An answer: JSON, bytes with their headers, or a stream that the handler writes itself. */
export type LakeResponse =
  | {status?: number; json: unknown}
  | {status?: number; bytes: Buffer | string; headers: OutgoingHttpHeaders}
  | {stream: (response: ServerResponse, headers: OutgoingHttpHeaders) => void}

export type Handler = (request: LakeRequest) => LakeResponse | Promise<LakeResponse>

/** The largest body of a data request, in bytes. */
const MAX_JSON_BYTES = 16 * 1024 * 1024

/** Reads a body whole. Throws ApiError 413 beyond `limit` bytes. */
export async function readBody(message: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = refused(413, 'Payload Too Large', `More than ${limit} bytes were sent.`)
  if (Number(message.headers['content-length'] ?? 0) > limit) throw tooLarge
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message) {
    if (!(chunk instanceof Buffer)) continue
    size += chunk.length
    if (size > limit) throw tooLarge
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Reads a JSON object from the body. Throws ApiError 400, or 413 beyond `limit` bytes. */
export async function readJsonBody(
  message: IncomingMessage,
  limit = MAX_JSON_BYTES,
): Promise<JsonObject> {
  const text = (await readBody(message, limit)).toString('utf8')
  const body = parsedBody(text)
  if (!isObject(body)) throw refused(400, 'Bad Request', 'The body must be a JSON object.')
  return body
}

function parsedBody(text: string): unknown {
  try {
    return checkDepth(parseJson(text))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw refused(400, 'Bad Request', `The body cannot be read as JSON: ${reason}`)
  }
}

/** Refuses a request that needs the token and has none. */
export function requireToken(request: LakeRequest): void {
  if (!request.hasToken) {
    throw refused(401, 'Unauthorized', 'This needs the token that is in the lake’s folder.')
  }
}

/** A `true`/`false` parameter. */
export function flag(query: URLSearchParams, name: string): boolean {
  return query.get(name) === 'true'
}
