import {Box, Card, Flex, Spinner, Stack, Tab, TabList, TabPanel, Text} from '@sanity/ui'
import {useState} from 'react'
import {getPublishedId} from 'sanity'
import type {UserViewComponent} from 'sanity/structure'
import {type Channel, channels, channelTitles} from '../../schemas/channel.ts'
import {Findings} from './Findings.tsx'
import {Posts} from './Posts.tsx'
import {PrintedPages} from './PrintedPages.tsx'
import {type PreviewState, usePreview} from './usePreview.ts'
import {WebPage} from './web/WebPage.tsx'

/** A guide as it is being written, in each channel, in a pane beside its form. */
export const PreviewPane: UserViewComponent = ({documentId}) => (
  <GuidePreview guide={getPublishedId(documentId)} />
)

/** The same, wherever there is room; it fills what holds it. */
export function GuidePreview({guide}: {guide: string}) {
  const [channel, setChannel] = useState<Channel>('web')
  const previewed = usePreview(guide, channel)
  return (
    <Flex direction="column" height="fill" data-testid="preview">
      <Flex padding={2} align="center" justify="space-between" gap={2}>
        <TabList gap={1}>
          {channels.map((one) => (
            <Tab
              key={one}
              id={`preview-tab-${one}`}
              aria-controls={`preview-${one}`}
              label={channelTitles[one]}
              selected={one === channel}
              onClick={() => setChannel(one)}
            />
          ))}
        </TabList>
        <Box paddingRight={2} style={{visibility: previewed.isDrawing ? 'visible' : 'hidden'}}>
          <Spinner muted size={1} />
        </Box>
      </Flex>
      <TabPanel
        id={`preview-${channel}`}
        aria-labelledby={`preview-tab-${channel}`}
        style={{flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column'}}
      >
        <Shown key={channel} channel={channel} guide={guide} previewed={previewed} />
      </TabPanel>
    </Flex>
  )
}

function Shown({
  channel,
  guide,
  previewed,
}: {
  channel: Channel
  guide: string
  previewed: PreviewState
}) {
  const {preview, fault} = previewed
  return (
    <>
      <Stack gap={2} paddingX={3} paddingBottom={2} style={{maxHeight: '40%', overflowY: 'auto'}}>
        {fault !== undefined && (
          <Card tone="caution" padding={3} radius={2} border role="status">
            <Text size={1}>{fault}</Text>
          </Card>
        )}
        {preview !== undefined && <Findings guide={guide} findings={preview.findings} />}
      </Stack>
      <Box flex={1} style={{minHeight: 0, overflowY: 'auto'}}>
        {preview?.page !== undefined && <WebPage page={preview.page} guide={guide} />}
        {preview?.pictures !== undefined && channel === 'print' && (
          <PrintedPages preview={preview} pictures={preview.pictures} guide={guide} />
        )}
        {preview?.pictures !== undefined && channel === 'card' && (
          <Posts preview={preview} guide={guide} />
        )}
      </Box>
    </>
  )
}
