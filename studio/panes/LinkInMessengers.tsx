import {Card, Flex, Heading, Stack, Text} from '@sanity/ui'
import type {Preview, PreviewPicture} from './preview.ts'

/** How wide messengers show the picture of a link: pixels. */
const WIDTH = 300

/** How a link to the guide looks in messengers: those that show its picture whole, and those that cut a square out. */
export function LinkInMessengers({
  link,
  picture,
}: {
  link: Preview['link']
  picture: PreviewPicture | undefined
}) {
  if (link === undefined || picture === undefined) return null
  return (
    <Stack as="section" gap={3} aria-label="A link in messengers">
      <Heading as="h3" size={1}>
        A link in messengers
      </Heading>
      <Flex gap={4} wrap="wrap" align="flex-start">
        {shapes.map(({title, ratio}) => (
          <Stack key={title} gap={3} style={{width: WIDTH}}>
            <Text size={1} muted>
              {title}
            </Text>
            <Card border radius={3} overflow="hidden" tone="transparent">
              <img
                src={picture.source}
                alt={`${title}: ${picture.alternativeText}`}
                width={WIDTH}
                style={{
                  display: 'block',
                  width: '100%',
                  aspectRatio: ratio ?? `${picture.width} / ${picture.height}`,
                  objectFit: 'cover',
                }}
              />
              <Stack gap={2} padding={3}>
                <Text size={1} weight="semibold" textOverflow="ellipsis">
                  {link.title}
                </Text>
                <Text size={1} textOverflow="ellipsis">
                  {link.summary}
                </Text>
                <Text size={0} muted>
                  {link.host}
                </Text>
              </Stack>
            </Card>
          </Stack>
        ))}
      </Flex>
    </Stack>
  )
}

const shapes = [
  {title: 'Whole: Telegram, Teams, Facebook', ratio: undefined},
  {title: 'Cut to a square: WhatsApp, Messages', ratio: '1 / 1'},
] as const
