import {LaunchIcon} from '@sanity/icons/Launch'
import {PublishIcon} from '@sanity/icons/Publish'
import {Box, Button, Card, Container, Flex, Heading, Spinner, Stack, Text} from '@sanity/ui'
import {useClient, useCurrentUser} from 'sanity'
import {pipelineKey} from '../panes/askPipeline.ts'
import {OpenLink} from '../start/FindingLine.tsx'
import {HeldBackList} from '../start/HeldBackList.tsx'
import {Limited} from '../start/Limited.tsx'
import {Section} from '../start/StartPage.tsx'
import {History} from './History.tsx'
import type {Online} from './online.ts'
import {
  changesInWords,
  changeWords,
  momentInWords,
  progressInWords,
  targetInWords,
  whoInWords,
} from './onlineWords.ts'
import {type Putting, putOnline, stopPutting, usePutting} from './putting.ts'
import {useOnline} from './useOnline.ts'

/** What is online, what is not yet, what is held back; and the button that puts it there. */
export function OnlinePage() {
  const putting = usePutting()
  const online = useOnline(putting.progress === undefined)
  return (
    <Box height="fill" overflow="auto" data-testid="online-page">
      <Container width={2} padding={4}>
        <Stack gap={5} paddingY={4}>
          <Heading as="h1" size={3}>
            The site
          </Heading>
          {online === undefined && <Spinner muted />}
          {typeof online === 'string' && (
            <Card tone="caution" border radius={2} padding={4} role="status">
              <Text size={1}>{online}</Text>
            </Card>
          )}
          {typeof online === 'object' && <Everything online={online} putting={putting} />}
        </Stack>
      </Container>
    </Box>
  )
}

function Everything({online, putting}: {online: Online; putting: Putting}) {
  const client = useClient({apiVersion: '2025-02-19'})
  const user = useCurrentUser()
  const by = user?.name || user?.email || 'the Studio'
  const isBusy = putting.progress !== undefined || online.running !== undefined
  const put = (backTo?: string) =>
    void putOnline({by, ...(backTo === undefined ? {} : {backTo})}, pipelineKey(client))
  return (
    <>
      <Live online={online} />
      <Waiting online={online} />
      <Stack gap={3}>
        <Flex gap={2} wrap="wrap">
          <Button icon={PublishIcon} text="Put online" disabled={isBusy} onClick={() => put()} />
          {putting.progress !== undefined && (
            <Button mode="ghost" text="Stop" onClick={() => stopPutting()} />
          )}
        </Flex>
        <Outcome online={online} putting={putting} />
      </Stack>
      <Section title="Held back" count={online.heldBack.length}>
        <Text size={1} muted>
          These stay as they are online, until somebody mends them. Everything else goes out.
        </Text>
        <HeldBackList heldBack={online.heldBack} verb="" />
      </Section>
      <History online={online} isBusy={isBusy} onGoBack={put} />
    </>
  )
}

/** What is online: since when, who put it there, and its revision. */
function Live({online: {history, address, preview, target, after}}: {online: Online}) {
  const [live] = history
  return (
    <Card border radius={2} padding={4} data-testid="live">
      <Stack gap={4}>
        <Text size={1} weight="semibold">
          {live === undefined
            ? 'Nothing was put online from here yet.'
            : `Online since ${momentInWords(live.at)} (${whoInWords(live)}), revision ${live.revision}`}
        </Text>
        <Text size={1} muted>
          {`${targetInWords(target)}${
            after === undefined
              ? ''
              : ` It goes there by itself ${after} ${after === 1 ? 'minute' : 'minutes'} after the last publishing, and when a scheduled release comes out or a notice begins or ends.`
          }`}
        </Text>
        <Flex gap={2} wrap="wrap">
          <Button
            as="a"
            mode="ghost"
            icon={LaunchIcon}
            href={address}
            target="_blank"
            rel="noopener"
            text="Open the site"
          />
          <Button
            as="a"
            mode="bleed"
            icon={LaunchIcon}
            href={preview}
            target="_blank"
            rel="noopener"
            text="See it first, with all that is published"
          />
        </Flex>
      </Stack>
    </Card>
  )
}

function Waiting({online: {waiting, fault}}: {online: Online}) {
  const count = waiting.guides.length + (waiting.others ? 1 : 0)
  if (fault !== undefined) {
    return (
      <Card tone="critical" border radius={2} padding={4} role="status">
        <Text size={1}>{`Nothing can be put online at the moment. ${fault}`}</Text>
      </Card>
    )
  }
  if (count === 0) {
    return (
      <Card tone="positive" border radius={2} padding={4}>
        <Text size={1}>Everything that is published is online.</Text>
      </Card>
    )
  }
  return (
    <Section title="Published, but not online yet" count={count}>
      <Limited>
        {waiting.guides.map(({guide, title, change}) => (
          <Card key={guide} border radius={2} padding={3}>
            <Text size={1}>
              {change === 'gone' ? (
                title
              ) : (
                <OpenLink id={guide} type="guide">
                  {title || 'A guide without a title'}
                </OpenLink>
              )}
              {`: ${changeWords[change]}`}
            </Text>
          </Card>
        ))}
        {waiting.others && (
          <Card border radius={2} padding={3}>
            <Text size={1}>Other pages, the header, the footer or a notice</Text>
          </Card>
        )}
      </Limited>
    </Section>
  )
}

/** How far it has come, or what came of it. */
function Outcome({online, putting}: {online: Online; putting: Putting}) {
  const {progress, publication, fault, isStopped} = putting
  const {running, failed, target} = online
  const told =
    progress !== undefined
      ? {tone: 'default' as const, text: progressInWords(progress, target)}
      : running !== undefined
        ? {
            tone: 'default' as const,
            text: `${running.by} is putting it online: ${progressInWords(running.progress, target)}`,
          }
        : fault !== undefined
          ? {
              tone: 'critical' as const,
              text: `${fault}\nWhat was online before still is. You can try again.`,
            }
          : isStopped
            ? {tone: 'caution' as const, text: 'Stopped. What was online before still is.'}
            : publication !== undefined
              ? {tone: 'positive' as const, text: doneInWords(online, publication)}
              : failed === undefined
                ? undefined
                : {
                    tone: 'critical' as const,
                    text: `At ${momentInWords(failed.at)} it did not work. ${failed.problem}\nWhat was online before still is. You can try again.`,
                  }
  return (
    <Box aria-live="polite" data-testid="outcome">
      {told !== undefined && (
        <Card tone={told.tone} border radius={2} padding={4}>
          <Flex gap={3} align="center">
            {told.tone === 'default' && <Spinner muted />}
            <Text size={1} style={{whiteSpace: 'pre-line'}}>
              {told.text}
            </Text>
          </Flex>
        </Card>
      )}
    </Box>
  )
}

function doneInWords(
  {target, heldBack}: Online,
  publication: NonNullable<Putting['publication']>,
): string {
  const done = target.kind === 'hook' ? 'The host builds it now.' : 'It is online.'
  const held =
    heldBack.length === 0
      ? ''
      : ` Held back: ${heldBack.map(({title}) => `“${title || 'A guide without a title'}”`).join(', ')}.`
  return `${done} ${changesInWords(publication.changes)}.${held}`
}
