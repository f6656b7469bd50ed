import {useEffect, useState} from 'react'
import {useDocumentStore} from 'sanity'
import * as v from 'valibot'
import {listenSteadily} from './listenSteadily.ts'

const NAMED = '*[_id in $ids]{_id, _type, "title": coalesce(title, shortName, schoolName)}'

const namedSchema = v.array(
  v.object({_id: v.string(), _type: v.string(), title: v.nullable(v.string())}),
)

/** A document and what people call it. */
export type NamedDocument = v.InferOutput<typeof namedSchema>[number]

/** The documents with these ids and their titles, drafts in the place of what they will become. */
export function useNamedDocuments(ids: readonly string[]): readonly NamedDocument[] {
  const documentStore = useDocumentStore()
  const [documents, setDocuments] = useState<readonly NamedDocument[]>([])
  const key = ids.join()
  useEffect(() => {
    if (key === '') return undefined
    const listening = listenSteadily(documentStore, NAMED, {ids: key.split(',')}).subscribe(
      (found) => {
        const read = v.safeParse(namedSchema, found)
        if (read.success) setDocuments(read.output)
      },
    )
    return () => listening.unsubscribe()
  }, [documentStore, key])
  return documents
}
