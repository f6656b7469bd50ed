import {Flex, Spinner, Stack, Text} from '@sanity/ui'
import {useEffect, useState} from 'react'
import {getPublishedId, useDocumentStore} from 'sanity'
import {DocumentLink, type LinkedDocument, linkedDocumentsIn} from './DocumentLink.tsx'
import {listenSteadily} from './listenSteadily.ts'

const QUERY = '*[references($id)] | order(_type, _id) {_id, _type}'

/** The documents that refer to the one that is open: what a change or a deletion would touch. */
export function UsedIn({documentId}: {documentId: string}) {
  const documentStore = useDocumentStore()
  const [using, setUsing] = useState<readonly LinkedDocument[]>()
  const id = getPublishedId(documentId)

  useEffect(() => {
    const listening = listenSteadily(documentStore, QUERY, {id}).subscribe((found) =>
      setUsing(linkedDocumentsIn(found)),
    )
    return () => listening.unsubscribe()
  }, [documentStore, id])

  if (using === undefined) {
    return (
      <Flex padding={5} justify="center">
        <Spinner muted />
      </Flex>
    )
  }
  return (
    <Stack padding={4} gap={3}>
      <Text size={1} muted>
        {using.length === 0
          ? 'No other document refers to this one.'
          : 'These documents refer to this one. They follow when it changes.'}
      </Text>
      {using.map((document) => (
        <DocumentLink key={document._id} document={document} />
      ))}
    </Stack>
  )
}
