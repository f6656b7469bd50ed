import {type Observable, retry} from 'rxjs'
import type {DocumentStore, ListenQueryParams} from 'sanity'

/** How long a query that failed waits before it is asked again: milliseconds. */
const AGAIN = 2_000

/**
 * The answers to a query, now and whenever they change. While the lake cannot be reached the last answer
 * stands: an error would take the whole desk away from whoever writes.
 */
export function listenSteadily(
  documentStore: Pick<DocumentStore, 'listenQuery'>,
  query: string,
  params: ListenQueryParams = {},
  perspective: 'drafts' | 'raw' = 'drafts',
): Observable<unknown> {
  return documentStore
    .listenQuery(query, params, {apiVersion: '2025-02-19', perspective})
    .pipe(retry({delay: AGAIN}))
}
