import {useEffect, useState} from 'react'
import {debounceTime, merge, retry, timer} from 'rxjs'
import {useClient} from 'sanity'
import * as v from 'valibot'
import {askPipeline, pipelineKey} from '../panes/askPipeline.ts'
import {type Online, onlineSchema} from './online.ts'

/** How long nothing must change before it is asked again, before a lost connection is tried, and how often anyway: milliseconds. */
const PAUSE = 1_500
const AGAIN = 2_000
const EVERY = 10_000

/** What is online, kept current; or, in words, why that is not known. Asks anew whenever `occasion` changes. */
export function useOnline(occasion: unknown): Online | string | undefined {
  const client = useClient({apiVersion: '2025-02-19'})
  const [online, setOnline] = useState<Online | string>()
  useEffect(() => {
    const ended = new AbortController()
    const ask = async () => {
      const found = await askPipeline('online', pipelineKey(client), {signal: ended.signal})
        .then((answer) => v.parse(onlineSchema, answer))
        .catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
      if (!ended.signal.aborted) setOnline(found)
    }
    const changes = client
      .listen(
        '*[_type in ["guide", "service", "handbook", "sitePage", "siteSettings"]]',
        {},
        {events: ['mutation'], includeResult: false},
      )
      .pipe(retry({delay: AGAIN}), debounceTime(PAUSE))
    const listening = merge(changes, timer(0, EVERY)).subscribe(() => void ask())
    return () => {
      ended.abort()
      listening.unsubscribe()
    }
  }, [client, occasion])
  return online
}
