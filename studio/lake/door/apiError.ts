import type {JsonObject} from '../json.ts'

/**
 * A refusal that goes to the client as it stands: an HTTP status and a body in one of the shapes
 * that `@sanity/client` turns into a readable message.
 */
export class ApiError extends Error {
  readonly status: number
  readonly body: JsonObject

  constructor(status: number, body: JsonObject, message: string) {
    // Where it was made tells nobody anything, and takes longer than all else of a refusal.
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    super(message)
    Error.stackTraceLimit = limit
    this.name = 'ApiError'
    this.status = status
    this.body = body
  }
}

/** A refusal of the request itself: bad address, missing right, too large a body. */
export function refused(status: number, error: string, message: string): ApiError {
  return new ApiError(status, {statusCode: status, error, message}, message)
}

/** A refusal from a data endpoint, in the form `{error: {type, description}}`. */
export function dataError(
  status: number,
  type: string,
  description: string,
  details: JsonObject = {},
): ApiError {
  return new ApiError(status, {error: {description, type, ...details}}, description)
}

/** A refusal of a query that cannot be read, with the place from which the client prints a frame. */
export function parseError(
  query: string,
  start: number,
  end: number,
  description: string,
): ApiError {
  return dataError(400, 'queryParseError', description, {query, start, end})
}
