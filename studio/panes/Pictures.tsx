import {Box, Card, Stack, Text} from '@sanity/ui'
import {type ReactNode, useMemo} from 'react'
import {Download} from './Download.tsx'
import {PicturePlaces} from './place/PicturePlaces.tsx'
import type {PreviewPicture} from './preview.ts'

/** Shows pages or cards, one below the other, each with what belongs to it. */
export function Pictures({
  pictures,
  guide,
  children,
}: {
  pictures: readonly PreviewPicture[]
  guide: string
  children?: (picture: PreviewPicture) => ReactNode
}) {
  return pictures.map((picture) => (
    <Stack key={picture.name} gap={3}>
      <Card border shadow={1} style={{position: 'relative', maxWidth: picture.width}}>
        <img
          src={picture.source}
          alt={picture.alternativeText}
          width={picture.width}
          height={picture.height}
          style={{display: 'block', width: '100%', height: 'auto'}}
        />
        <PicturePlaces guide={guide} picture={picture} />
      </Card>
      <Box>
        <Text size={1} muted>
          {picture.name}
        </Text>
      </Box>
      {children?.(picture)}
    </Stack>
  ))
}

/** Offers a file that the page holds in Base64; nothing where there is none. */
export function EncodedDownload({
  content,
  mediaType,
  text,
  name,
}: {
  content: string | undefined
  mediaType: string
  text: string
  name: string
}) {
  const file = useMemo(() => {
    if (content === undefined) return undefined
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
    return new Blob([bytes], {type: mediaType})
  }, [content, mediaType])
  return <Download file={file} text={text} name={name} />
}
