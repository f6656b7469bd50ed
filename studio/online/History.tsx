import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useState} from 'react'
import {Section} from '../start/StartPage.tsx'
import type {Online, Publication} from './online.ts'
import {changesInWords, momentInWords, whoInWords} from './onlineWords.ts'

/** The last times that it was put online, each of which can be gone back to. */
export function History({
  online: {history, target},
  isBusy,
  onGoBack,
}: {
  online: Online
  isBusy: boolean
  onGoBack: (id: string) => void
}) {
  return (
    <Section title="The last times" count={history.length}>
      {history.map((publication, index) => (
        <Line
          key={publication.id}
          publication={publication}
          canGoBack={index > 0 && target.kind !== 'hook'}
          isBusy={isBusy}
          onGoBack={onGoBack}
        />
      ))}
    </Section>
  )
}

function Line({
  publication,
  canGoBack,
  isBusy,
  onGoBack,
}: {
  publication: Publication
  canGoBack: boolean
  isBusy: boolean
  onGoBack: (id: string) => void
}) {
  const [isSure, setSure] = useState(false)
  const {id, at, changes, revision} = publication
  const when = momentInWords(at)
  return (
    <Card border radius={2} padding={3} data-testid="publication">
      <Flex gap={3} align="center" justify="space-between" wrap="wrap">
        <Stack gap={3} flex={1}>
          <Text size={1} weight="semibold">
            {`${when}, ${whoInWords(publication)}`}
          </Text>
          <Text size={1} muted>
            {`${changesInWords(changes)}. Revision ${revision}`}
          </Text>
        </Stack>
        {canGoBack && !isSure && (
          <Button
            mode="ghost"
            fontSize={1}
            text="Go back to this one"
            aria-label={`Go back to this one, of ${when}`}
            disabled={isBusy}
            onClick={() => setSure(true)}
          />
        )}
        {isSure && (
          <Flex gap={2} align="center">
            <Button
              tone="caution"
              fontSize={1}
              text="Put this one online again"
              disabled={isBusy}
              onClick={() => {
                setSure(false)
                onGoBack(id)
              }}
            />
            <Button mode="bleed" fontSize={1} text="Leave it" onClick={() => setSure(false)} />
          </Flex>
        )}
      </Flex>
    </Card>
  )
}
