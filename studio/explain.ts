import {ClientError, ServerError} from '@sanity/client'
import {DatasetError, StoreError} from './lake/lake.ts'
import {SiteFault} from './pipeline/publication/siteFault.ts'

/**
 * Says to a person why a command could not do its work, and what to do about it.
 * Takes whatever was thrown; returns one or two lines, or the whole stack where the fault is ours.
 */
export function explain(error: unknown): string {
  if (error instanceof ClientError && (error.statusCode === 401 || error.statusCode === 403)) {
    return `The store refused the token (${error.statusCode}: ${error.message}).\n  Check SANITY_API_TOKEN, SANITY_PROJECT_ID and SANITY_DATASET.`
  }
  if (error instanceof ClientError && error.statusCode === 409) {
    return `Somebody else changed the same documents meanwhile (409: ${error.message}).\n  Nothing of this was written. Run it again.`
  }
  if (error instanceof ClientError && error.statusCode === 404) {
    return `The store has no such thing (404: ${error.message}).\n  Check SANITY_PROJECT_ID and SANITY_DATASET.`
  }
  if (error instanceof ClientError || error instanceof ServerError) {
    return `The store answered ${error.statusCode}: ${error.message}`
  }
  const code = networkCodeOf(error)
  if (code !== undefined) {
    return `The store cannot be reached (${code}).\n  Check the network, SANITY_PROJECT_ID and, for an embedded lake, that it is running.`
  }
  if (error instanceof Error) {
    // Our own errors say what to do in their message; only the unexpected needs its stack.
    return error.constructor === Error ||
      error instanceof SiteFault ||
      error instanceof DatasetError ||
      error instanceof StoreError
      ? error.message
      : (error.stack ?? error.message)
  }
  return String(error)
}

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
])

function networkCodeOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && networkCodes.has(cause.code))
      return cause.code
    const named = [...networkCodes].find(
      (code) => cause instanceof Error && cause.message.includes(code),
    )
    if (named !== undefined) return named
  }
  return undefined
}
