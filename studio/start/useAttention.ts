import {useEffect, useState} from 'react'
import {debounceTime, retry} from 'rxjs'
import {useClient} from 'sanity'
import * as v from 'valibot'
import {type Attention, attentionSchema} from '../attention/attention.ts'
import {askPipeline, pipelineKey} from '../panes/askPipeline.ts'

/** How long nothing must change before it is asked again, and the wait before a lost connection is tried: milliseconds. */
const PAUSE = 1_500
const AGAIN = 2_000

/** What needs attention, kept current; or, in words, why that is not known. */
export function useAttention(): Attention | string | undefined {
  const client = useClient({apiVersion: '2025-02-19'})
  const [attention, setAttention] = useState<Attention | string>()
  useEffect(() => {
    let hasEnded = false
    const ask = async () => {
      const found = await askPipeline('attention', pipelineKey(client))
        .then((answer) => v.parse(attentionSchema, answer))
        .catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
      if (!hasEnded) setAttention(found)
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
      hasEnded = true
      listening.unsubscribe()
    }
  }, [client])
  return attention
}
