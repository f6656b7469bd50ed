import {useEffect, useState} from 'react'
import {useClient} from 'sanity'
import * as v from 'valibot'
import {type Attention, type AttentionMark, attentionSchema, marksSchema} from './attention.ts'
import {keptAnswer} from './keptAnswer.ts'

export interface KnownAttention {
  /** As it was read last. */
  readonly attention?: Attention
  /** Why that is not known, or nothing newer. */
  readonly problem?: string
}

const keptAttention = keptAnswer('attention', (answer) => v.parse(attentionSchema, answer))
const keptMarks = keptAnswer('marks', (answer) => new Map(v.parse(marksSchema, answer)))

/** What needs attention, kept current; what was read last stays until it is read again. */
export function useAttention(): KnownAttention {
  const client = useClient({apiVersion: '2025-02-19'})
  const [known, setKnown] = useState<KnownAttention>({})
  useEffect(() => {
    const listening = keptAttention(client).subscribe(({value, problem}) =>
      setKnown({
        ...(value === undefined ? {} : {attention: value}),
        ...(problem === undefined ? {} : {problem}),
      }),
    )
    return () => listening.unsubscribe()
  }, [client])
  return known
}

/** How a guide is marked in lists, kept current; whoever asks is drawn again only when that changes. */
export function useMark(guide: string): AttentionMark | undefined {
  const client = useClient({apiVersion: '2025-02-19'})
  const [mark, setMark] = useState<AttentionMark>()
  useEffect(() => {
    const listening = keptMarks(client).subscribe(({value}) => setMark(value?.get(guide)))
    return () => listening.unsubscribe()
  }, [client, guide])
  return mark
}
