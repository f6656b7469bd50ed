import {Card, Stack, Text} from '@sanity/ui'
import {useEffect} from 'react'
import {
  getPublishedId,
  getVersionFromId,
  type ObjectInputProps,
  useEditState,
  useFormValue,
  useSyncState,
} from 'sanity'
import {usePaneRouter} from 'sanity/structure'
import {OriginalChanged} from '../translation/OriginalChanged.tsx'
import {undoWithinFields} from './fieldUndo.ts'
import {HandbookFindings} from './HandbookFindings.tsx'

/**
 * Draws the form of a document as Studio does. Says when the address names a document that is gone, and
 * warns whoever leaves while something that was typed is still on its way.
 */
export function DocumentInput(props: ObjectInputProps) {
  const shown = String(useFormValue(['_id']))
  const id = getPublishedId(shown)
  const release = getVersionFromId(shown)
  const type = props.schemaType.name
  useLeaveWarning(id, type, release)
  useEffect(undoWithinFields, [])
  const isGone = useIsGone(id, type, release)
  return (
    <Stack gap={4}>
      {isGone && (
        <Card tone="caution" border radius={2} padding={4} role="status">
          <Text size={1}>
            There is no such document: it was deleted, or its address is wrong. What you type here
            begins a new one. Close it to go back.
          </Text>
        </Card>
      )}
      {type === 'guide' && <OriginalChanged />}
      {type === 'handbook' && <HandbookFindings handbook={id} />}
      {props.renderDefault(props)}
    </Stack>
  )
}

function useLeaveWarning(id: string, type: string, release: string | undefined): void {
  const {isSyncing} = useSyncState(id, type, release)
  useEffect(() => {
    if (!isSyncing) return undefined
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isSyncing])
}

/** Whether nothing is stored under an id, and nobody has begun it on purpose. */
function useIsGone(id: string, type: string, release: string | undefined): boolean {
  const {ready, draft, published, version} = useEditState(id, type, 'default', release)
  const {params} = usePaneRouter()
  const isBegun = params !== undefined && 'template' in params && params.template !== undefined
  return ready && draft === null && published === null && version === null && !isBegun
}
