import {ClientError, ServerError} from '@sanity/client'
import pRetry from 'p-retry'

/** Tries again what a store could not take at that moment, three times, a little later each time. */
export function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  return pRetry(work, {
    retries: 3,
    minTimeout: 200,
    shouldRetry: ({error}) => isPassing(error),
  })
}

/** Whether somebody else wrote first, or the answer to an earlier try of our own was lost. */
export function isOvertaken(error: unknown): boolean {
  return error instanceof ClientError && error.statusCode === 409
}

/** Whether the same request may succeed a little later: the store is busy, or was not reached. */
function isPassing(error: unknown): boolean {
  if (error instanceof ServerError) return true
  if (error instanceof ClientError) return error.statusCode === 429
  return (
    error instanceof Error && ('code' in error || 'cause' in error || 'isNetworkError' in error)
  )
}
