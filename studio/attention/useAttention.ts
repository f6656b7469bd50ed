import {useEffect, useState} from 'react'
import {debounceTime, Observable, ReplaySubject, retry, share} from 'rxjs'
import {type SanityClient, useClient} from 'sanity'
import * as v from 'valibot'
import {askPipeline, pipelineKey} from '../panes/askPipeline.ts'
import {type Attention, attentionSchema} from './attention.ts'

/** How long nothing must change before it is asked again, and the wait before what failed is tried again: milliseconds. */
const PAUSE = 1_500
const AGAIN = 2_000

export interface KnownAttention {
  /** As it was read last. */
  readonly attention?: Attention
  /** Why that is not known, or nothing newer. */
  readonly problem?: string
}

/** One reading serves all who ask, under the key that it is asked with. */
const readings = new Map<string | undefined, Observable<KnownAttention>>()

/** What needs attention, kept current; what was read last stays until it is read again. */
export function useAttention(): KnownAttention {
  const client = useClient({apiVersion: '2025-02-19'})
  const [known, setKnown] = useState<KnownAttention>({})
  useEffect(() => {
    const listening = sharedReading(client).subscribe(setKnown)
    return () => listening.unsubscribe()
  }, [client])
  return known
}

function sharedReading(client: SanityClient): Observable<KnownAttention> {
  const key = pipelineKey(client)
  const known = readings.get(key)
  if (known !== undefined) return known
  const made = reading(client).pipe(share({connector: () => new ReplaySubject(1)}))
  readings.set(key, made)
  return made
}

function reading(client: SanityClient): Observable<KnownAttention> {
  return new Observable((subscriber) => {
    let last: KnownAttention = {}
    let again: number | undefined
    const ask = async () => {
      const found = await askPipeline('attention', pipelineKey(client))
        .then((answer): KnownAttention => ({attention: v.parse(attentionSchema, answer)}))
        .catch(
          (error: unknown): KnownAttention => ({
            problem: error instanceof Error ? error.message : String(error),
          }),
        )
      if (subscriber.closed) return
      last = found.attention ? found : {...last, ...found}
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
