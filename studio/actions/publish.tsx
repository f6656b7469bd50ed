import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useEffect, useState} from 'react'
import {type DocumentActionComponent, getPublishedId, useClient, useSyncState} from 'sanity'
import * as v from 'valibot'
import {channelTitles} from '../../schemas/channel.ts'
import {
  channelsInWords,
  type HeldBack,
  type PublishCheck,
  publishCheckSchema,
} from '../attention/attention.ts'
import {askPipeline, NoPipeline, pipelineKey} from '../panes/askPipeline.ts'

type Phase = 'idle' | 'asked' | PublishCheck

/**
 * Studio's own “Publish”, which first asks what draws the site: what would be held back is said, and
 * published only by whoever wants it all the same.
 */
export function checkedPublish(Publish: DocumentActionComponent): DocumentActionComponent {
  const CheckedPublish: DocumentActionComponent = (props) => {
    const publish = Publish(props)
    const client = useClient({apiVersion: '2025-02-19'})
    const id = getPublishedId(props.id)
    const {isSyncing} = useSyncState(id, props.type)
    const [phase, setPhase] = useState<Phase>('idle')
    const handle = publish?.onHandle

    useEffect(() => {
      // What was typed last must be in what is asked about.
      if (phase !== 'asked' || isSyncing) return undefined
      let hasEnded = false
      checkOf(askPipeline(`check/${id}`, pipelineKey(client))).then((check) => {
        if (hasEnded) return
        if (check.fault === undefined && check.heldBack.length === 0) {
          setPhase('idle')
          handle?.()
        } else setPhase(check)
      })
      return () => {
        hasEnded = true
      }
    }, [phase, isSyncing, id, client, handle])

    if (publish === null || handle === undefined) return publish
    return {
      ...publish,
      disabled: publish.disabled || phase === 'asked',
      label: phase === 'asked' ? 'Looking it over …' : publish.label,
      onHandle: () => setPhase('asked'),
      ...(typeof phase === 'string'
        ? {}
        : {
            dialog: {
              type: 'dialog',
              header: 'This would be held back',
              width: 'medium',
              onClose: () => setPhase('idle'),
              content: <Told check={phase} document={id} />,
              footer: (
                <Flex justify="flex-end" gap={2}>
                  <Button
                    mode="bleed"
                    tone="critical"
                    text="Publish all the same"
                    onClick={() => {
                      setPhase('idle')
                      handle()
                    }}
                  />
                  <Button tone="primary" text="Go on writing" onClick={() => setPhase('idle')} />
                </Flex>
              ),
            },
          }),
    }
  }
  return Object.assign(CheckedPublish, {action: Publish.action, displayName: 'CheckedPublish'})
}

/** What was answered; where nobody can be asked, nothing is held against publishing. */
async function checkOf(asking: Promise<unknown>): Promise<PublishCheck> {
  try {
    return v.parse(publishCheckSchema, await asking)
  } catch (error) {
    if (error instanceof NoPipeline) return {heldBack: []}
    const fault = `It could not be looked over. ${error instanceof Error ? error.message : error}`
    return {fault, heldBack: []}
  }
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
