import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useEffect, useMemo, useState} from 'react'
import {
  type DocumentActionComponent,
  type DocumentActionProps,
  getPublishedId,
  useClient,
  useSyncState,
  useValidationStatus,
} from 'sanity'
import {channelTitles} from '../../schemas/channel.ts'
import {channelsInWords, type HeldBack, type PublishCheck} from '../attention/attention.ts'
import {NoPipeline} from '../panes/askPipeline.ts'
import {askCheck, failedCheck} from './askCheck.ts'
import {FormErrors} from './FormErrors.tsx'

/** How long a form must be at rest: what is typed takes a moment until it counts as being stored. Milliseconds. */
const PAUSE = 400

type Phase = 'idle' | 'asked' | 'refused' | PublishCheck

/**
 * Studio's own “Publish”, which first asks what draws the site: what would be held back is said, and
 * published only by whoever wants it all the same. It can be clicked while the form is looked over or has
 * errors, which it then names: a click straight out of a field that is mended when it is left must not
 * meet a button that the text before had switched off.
 */
export function checkedPublish(Publish: DocumentActionComponent): DocumentActionComponent {
  const CheckedPublish: DocumentActionComponent = (props) => {
    const publish = Publish(props)
    const client = useClient({apiVersion: '2025-02-19'})
    const id = getPublishedId(props.id)
    const [phase, setPhase] = useState<Phase>('idle')
    const {isWritten, errors} = useFormState(props)
    const handle = publish?.onHandle

    useEffect(() => {
      // What was typed last must be in what is asked about.
      if (phase !== 'asked' || !isWritten) return undefined
      let hasEnded = false
      const look = async () => {
        if (errors.length > 0) {
          setPhase('refused')
          return
        }
        const check = await askCheck(client, id).catch(unlessAlone)
        if (hasEnded) return
        if (check.fault === undefined && check.heldBack.length === 0) {
          setPhase('idle')
          handle?.()
        } else setPhase(check)
      }
      const settled = setTimeout(() => void look(), PAUSE)
      return () => {
        hasEnded = true
        clearTimeout(settled)
      }
    }, [phase, isWritten, errors, id, client, handle])

    // Errors may be those of a text that was mended as its field was left.
    if (phase === 'refused' && isWritten && errors.length === 0) setPhase('asked')

    if (publish === null || handle === undefined) return publish
    const common = {
      ...publish,
      disabled: phase === 'asked' || (publish.disabled === true && errors.length === 0),
      label: phase === 'asked' ? 'Looking it over …' : publish.label,
      onHandle: () => setPhase('asked'),
    }
    const goOn = () => setPhase('idle')
    if (phase === 'idle' || phase === 'asked') return common
    const dialog = {type: 'dialog', width: 'medium', onClose: goOn} as const
    if (phase !== 'refused') {
      return {
        ...common,
        dialog: {
          ...dialog,
          header: 'This would be held back',
          content: <Told check={phase} document={id} />,
          footer: (
            <Flex justify="flex-end" gap={2}>
              <Button
                mode="bleed"
                tone="critical"
                text="Publish all the same"
                onClick={() => {
                  goOn()
                  handle()
                }}
              />
              <Button text="Go on writing" onClick={goOn} />
            </Flex>
          ),
        },
      }
    }
    return {
      ...common,
      dialog: {
        ...dialog,
        header: 'This cannot be published yet',
        content: <FormErrors errors={errors} id={id} type={props.type} onOpen={goOn} />,
        footer: (
          <Flex justify="flex-end">
            <Button text="Go on writing" onClick={goOn} />
          </Flex>
        ),
      },
    }
  }
  return Object.assign(CheckedPublish, {action: Publish.action, displayName: 'CheckedPublish'})
}

/** Whether what was typed is stored and looked over, and what the schema has against it. */
function useFormState({id, type, draft, published, version, release}: DocumentActionProps) {
  const stored = version ?? draft ?? published
  const {isSyncing} = useSyncState(getPublishedId(id), type, release)
  const {isValidating, revision, validation} = useValidationStatus(
    stored?._id ?? id,
    type,
    release === undefined,
  )
  const errors = useMemo(() => validation.filter(({level}) => level === 'error'), [validation])
  return {isWritten: !isSyncing && !isValidating && revision === stored?._rev, errors}
}

/** Where nobody can be asked, nothing is held against publishing. */
function unlessAlone(error: unknown): PublishCheck {
  return error instanceof NoPipeline ? {heldBack: []} : failedCheck(error)
}

function Told({check, document}: {check: PublishCheck; document: string}) {
  return (
    <Stack gap={4} data-testid="held-back">
      {check.fault !== undefined && <Text size={1}>{check.fault}</Text>}
      {check.heldBack.map((held) => (
        <Held key={held.guide} held={held} isHere={held.guide === document} />
      ))}
      <Text size={1} muted>
        Visitors go on seeing the last good version, or nothing where there is none.
      </Text>
    </Stack>
  )
}

function Held({held, isHere}: {held: HeldBack; isHere: boolean}) {
  const title = held.title === '' ? 'This guide' : `“${held.title}”`
  return (
    <Card border radius={2} padding={3} tone="caution">
      <Stack gap={3}>
        <Text size={1} weight="semibold">
          {`${title}${isHere ? '' : ', another guide,'} would not go out: ${channelsInWords(held.channels, channelTitles)}.`}
        </Text>
        {held.findings.map(({path, problem, remedy}) => (
          <Text size={1} key={path + problem}>
            {problem} {remedy}
          </Text>
        ))}
      </Stack>
    </Card>
  )
}
