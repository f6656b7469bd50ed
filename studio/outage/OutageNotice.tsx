import {Card, Text} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {useEffect, useRef, useSyncExternalStore} from 'react'
import {styled} from 'styled-components'
import {outageSince, subscribeToOutage} from './outage.ts'

/** How long the good news is shown, in milliseconds. */
const SHOWN = 6_000

/** Says that the lake cannot be reached, since when and what becomes of what is typed; and when it is back. */
export function OutageNotice() {
  const since = useSyncExternalStore(subscribeToOutage, outageSince)
  const {push} = useToast()
  const wasAway = useRef(false)
  useEffect(() => {
    if (since === undefined && wasAway.current) {
      push({
        id: 'outage',
        status: 'success',
        title: 'The connection is back. What you wrote meanwhile is being stored.',
        duration: SHOWN,
      })
    }
    wasAway.current = since !== undefined
  }, [since, push])
  return (
    <Place role="status">
      {since !== undefined && (
        <Card tone="caution" border radius={3} padding={4} shadow={3} data-testid="outage">
          <Text size={1}>
            {`Nothing can be stored since ${timeOf(since)}: what keeps your work (“npm start”) cannot be reached. Go on writing, and leave this window open: what you write is kept here, and stored as soon as it is back.`}
          </Text>
        </Card>
      )}
    </Place>
  )
}

function timeOf(moment: number): string {
  return new Date(moment).toLocaleTimeString(undefined, {hour: '2-digit', minute: '2-digit'})
}

const Place = styled.div`
  position: fixed;
  inset-block-end: 1rem;
  inset-inline-start: 1rem;
  max-width: min(28rem, 90vw);
  z-index: 2000000;
`
