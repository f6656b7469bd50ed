import {Button, Flex, Stack, Text} from '@sanity/ui'
import {useEffect, useState} from 'react'
import {type DocumentActionComponent, getPublishedId, useDocumentStore} from 'sanity'
import {DocumentLink, type LinkedDocument, linkedDocumentsIn} from '../desk/DocumentLink.tsx'
import {listenSteadily} from '../desk/listenSteadily.ts'

/** Drafts' references keep nothing in its place: what is published does. */
const REFERRERS =
  '*[references($id) && !(_id in path("drafts.**")) && !(_id in path("versions.**")) && !string::startsWith(_type, "system.") && _type != "importedPage"] | order(_type, _id) {_id, _type}'

/**
 * Studio's own “Delete” or “Unpublish”, where it can be done. Where other documents lead to this one the
 * store refuses, so whoever asks is told which, instead of being offered to do it anyway.
 */
export function takeAway(
  Action: DocumentActionComponent,
  word: 'deleted' | 'taken off the site',
): DocumentActionComponent {
  const TakeAway: DocumentActionComponent = (props) => {
    const action = Action(props)
    const id = getPublishedId(props.id)
    const referrers = useReferrers(id, props.published !== null)
    const [isTold, setTold] = useState(false)
    if (action === null || referrers.length === 0) return action
    return {
      ...action,
      onHandle: () => setTold(true),
      dialog: isTold
        ? {
            type: 'dialog',
            header: `This cannot be ${word} yet`,
            width: 'medium',
            onClose: () => setTold(false),
            content: (
              <Stack gap={3} data-testid="referrers">
                <Text size={1}>
                  {`These lead to it. Take it out of each of them and publish them; then it can be ${word}.`}
                </Text>
                {referrers.map((document) => (
                  <DocumentLink key={document._id} document={document} />
                ))}
              </Stack>
            ),
            footer: (
              <Flex justify="flex-end">
                <Button text="Close" mode="ghost" onClick={() => setTold(false)} />
              </Flex>
            ),
          }
        : false,
    }
  }
  return Object.assign(TakeAway, {action: Action.action, displayName: 'TakeAway'})
}

/** What is published and leads to a document. */
function useReferrers(id: string, isPublished: boolean): readonly LinkedDocument[] {
  const documentStore = useDocumentStore()
  const [referrers, setReferrers] = useState<readonly LinkedDocument[]>([])
  useEffect(() => {
    if (!isPublished) {
      setReferrers([])
      return undefined
    }
    const listening = listenSteadily(documentStore, REFERRERS, {id}, 'raw').subscribe((found) =>
      setReferrers(linkedDocumentsIn(found).filter(({_id}) => _id !== id)),
    )
    return () => listening.unsubscribe()
  }, [documentStore, id, isPublished])
  return referrers
}
