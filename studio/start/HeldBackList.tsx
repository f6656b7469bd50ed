import {Card, Stack, Text} from '@sanity/ui'
import {channelTitles} from '../../schemas/channel.ts'
import {type Attention, channelsInWords} from '../attention/attention.ts'
import {OpenLink} from './FindingLine.tsx'
import {Limited} from './Limited.tsx'

/** Guides that are held back, with what is to be mended in each; `verb` stands between title and channels. */
export function HeldBackList({heldBack, verb}: {heldBack: Attention['heldBack']; verb: string}) {
  return (
    <Limited>
      {heldBack.map(({guide, title, channels, findings}) => (
        <Card key={guide} border radius={2} padding={3} tone="critical">
          <Stack gap={3}>
            <Text size={1} weight="semibold">
              <OpenLink id={guide} type="guide" path={findings[0]?.path ?? ''}>
                {title || 'A guide without a title'}
              </OpenLink>
              {`${verb}: ${channelsInWords(channels, channelTitles)}`}
            </Text>
            {findings.map(({path, problem, remedy}) => (
              <Text size={1} key={path + problem}>
                {problem} {remedy}
              </Text>
            ))}
          </Stack>
        </Card>
      ))}
    </Limited>
  )
}
