import {debounceTime, Observable, retry} from 'rxjs'
import type {SanityClient} from 'sanity'
import {askPipeline, pipelineKey} from '../panes/askPipeline.ts'
import {keepLast} from './keepLast.ts'

/** How long nothing must change before it is asked again, and the wait before what failed is tried again: milliseconds. */
const PAUSE = 1_500
const AGAIN = 2_000

/** What was answered last, and why there is nothing newer. */
export interface Kept<T> {
  readonly value?: T
  readonly problem?: string
}

/**
 * What is answered at an address of the pipeline, asked again whenever something changed; what was answered last
 * stays until then. One asking serves all who listen. Takes how the answer is read, which throws on a wrong one.
 */
export function keptAnswer<T>(
  address: string,
  read: (answer: unknown) => T,
): (client: SanityClient) => Observable<Kept<T>> {
  const known = new Map<string | undefined, Observable<Kept<T>>>()
  return (client) => {
    const key = pipelineKey(client)
    const shared =
      known.get(key) ??
      asked(client, async () => read(await askPipeline(address, key))).pipe(keepLast())
    known.set(key, shared)
    return shared
  }
}

function asked<T>(client: SanityClient, fetchAnswer: () => Promise<T>): Observable<Kept<T>> {
  return new Observable((subscriber) => {
    let last: Kept<T> = {}
    let again: number | undefined
    const ask = async () => {
      const found = await fetchAnswer()
        .then((value): Kept<T> => ({value}))
        .catch(
          (error: unknown): Kept<T> => ({
            problem: error instanceof Error ? error.message : String(error),
          }),
        )
      if (subscriber.closed) return
      last = 'value' in found ? found : {...last, ...found}
      subscriber.next(last)
      window.clearTimeout(again)
      if (found.problem !== undefined) again = window.setTimeout(() => void ask(), AGAIN)
    }
    void ask()
    const listening = client
      .listen(
        '*[_type in ["guide", "service", "handbook", "siteSettings"]]',
        {},
        {events: ['mutation'], includeResult: false, includeAllVersions: true},
      )
      .pipe(retry({delay: AGAIN}), debounceTime(PAUSE))
      .subscribe(() => void ask())
    return () => {
      window.clearTimeout(again)
      listening.unsubscribe()
    }
  })
}
