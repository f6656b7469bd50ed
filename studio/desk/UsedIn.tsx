import {Card, Flex, Spinner, Stack, Text} from '@sanity/ui'
import {useEffect, useState} from 'react'
import {getPublishedId, Preview, useDocumentStore, useSchema} from 'sanity'
import {IntentLink} from 'sanity/router'

const QUERY = '*[references($id)] | order(_type, _id) {_id, _type}'

interface Using {
  readonly _id: string
  readonly _type: string
}

/** The documents that refer to the one that is open: what a change or a deletion would touch. */
export function UsedIn({documentId}: {documentId: string}) {
  const documentStore = useDocumentStore()
  const schema = useSchema()
  const [using, setUsing] = useState<readonly Using[]>()
  const id = getPublishedId(documentId)

  useEffect(() => {
    const options = {apiVersion: '2025-02-19', perspective: 'drafts'} as const
    const listening = documentStore
      .listenQuery(QUERY, {id}, options)
      .subscribe((found: unknown) => setUsing(usingIn(found)))
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
      {using.map((document) => {
        const type = schema.get(document._type)
        const params = {id: getPublishedId(document._id), type: document._type}
        return type === undefined ? null : (
          <Card key={document._id} border radius={2} padding={2}>
            <IntentLink
              intent="edit"
              params={params}
              style={{color: 'inherit', textDecoration: 'none'}}
            >
              <Preview value={document} schemaType={type} layout="default" />
            </IntentLink>
          </Card>
        )
      })}
    </Stack>
  )
}

function usingIn(found: unknown): Using[] {
  return Array.isArray(found) ? found.filter(isUsing) : []
}

function isUsing(value: unknown): value is Using {
  return (
    typeof value === 'object' &&
    value !== null &&
    '_id' in value &&
    typeof value._id === 'string' &&
    '_type' in value &&
    typeof value._type === 'string'
  )
}
