import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useEffect, useState} from 'react'
import {
  getPublishedId,
  getVersionFromId,
  useClient,
  useDocumentOperation,
  useDocumentStore,
  useFormValue,
} from 'sanity'
import {IntentLink} from 'sanity/router'
import * as v from 'valibot'
import {listenSteadily} from '../desk/listenSteadily.ts'
import {type BlockChange, compareBlocks} from './compareBlocks.ts'

const ORIGINAL = '*[_id == $id][0]{_id, _rev, title, body}'

const originalSchema = v.object({
  _id: v.string(),
  _rev: v.string(),
  title: v.nullish(v.string()),
  body: v.nullish(v.array(v.unknown())),
})
type Original = v.InferOutput<typeof originalSchema>

const historySchema = v.object({
  documents: v.array(v.object({body: v.nullish(v.array(v.unknown()))})),
})

/** Above a translation: what changed in its original since it was made, until somebody says “checked”. */
export function OriginalChanged() {
  const reference = useFormValue(['translationOf', '_ref'])
  const from = useFormValue(['translatedFrom'])
  const original = useOriginal(typeof reference === 'string' ? reference : undefined)
  if (original === undefined || original._rev === from) return null
  return <Changed original={original} from={typeof from === 'string' ? from : undefined} />
}

function Changed({original, from}: {original: Original; from: string | undefined}) {
  const id = String(useFormValue(['_id']))
  const {patch} = useDocumentOperation(getPublishedId(id), 'guide', getVersionFromId(id))
  const changes = useChanges(original, from)
  return (
    <Card tone="caution" border radius={2} padding={4} data-testid="original-changed">
      <Stack gap={3}>
        <Text size={1} weight="semibold">
          <IntentLink intent="edit" params={{id: original._id, type: 'guide'}}>
            {original.title ?? 'The original'}
          </IntentLink>
          {from === undefined
            ? ': nobody has said which revision this is a translation of.'
            : ' changed since it was translated.'}
        </Text>
        {changes.map(({key, kind, before, after}) => (
          <Text size={1} key={key}>
            {kind === 'added' && <>New: “{after}”</>}
            {kind === 'removed' && <>Gone: “{before}”</>}
            {kind === 'changed' && (
              <>
                “{before}” is now “{after}”
              </>
            )}
          </Text>
        ))}
        <Flex>
          <Button
            mode="ghost"
            text="Checked: the translation says the same"
            onClick={() => patch.execute([{set: {translatedFrom: original._rev}}])}
          />
        </Flex>
      </Stack>
    </Card>
  )
}

/** The original as visitors see it. */
function useOriginal(id: string | undefined): Original | undefined {
  const documentStore = useDocumentStore()
  const [original, setOriginal] = useState<Original>()
  useEffect(() => {
    if (id === undefined) {
      setOriginal(undefined)
      return undefined
    }
    const listening = listenSteadily(documentStore, ORIGINAL, {id}, 'raw').subscribe((found) => {
      const read = v.safeParse(originalSchema, found)
      setOriginal(read.success ? read.output : undefined)
    })
    return () => listening.unsubscribe()
  }, [documentStore, id])
  return original
}

/** What changed between a revision of the original, as history has it, and the original as it is. */
function useChanges(original: Original, from: string | undefined): readonly BlockChange[] {
  const client = useClient({apiVersion: '2025-02-19'})
  const [changes, setChanges] = useState<readonly BlockChange[]>([])
  useEffect(() => {
    if (from === undefined) return undefined
    let hasEnded = false
    const {dataset} = client.config()
    client
      .request<unknown>({
        uri: `/data/history/${dataset}/documents/${original._id}?revision=${encodeURIComponent(from)}`,
      })
      .then((answer) => {
        const read = v.safeParse(historySchema, answer)
        const [before] = read.success ? read.output.documents : []
        if (hasEnded || before === undefined) return
        setChanges(compareBlocks(before.body ?? [], original.body ?? []))
      })
      .catch(() => {})
    return () => {
      hasEnded = true
    }
  }, [client, original, from])
  return changes
}
