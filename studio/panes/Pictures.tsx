import {DownloadIcon} from '@sanity/icons/Download'
import {Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useEffect, useState} from 'react'
import type {PreviewPicture} from './preview.ts'

/** Shows pages or cards, one below the other, and offers the file where there is one. */
export function Pictures({
  pictures,
  pdf,
  zip,
  name,
}: {
  pictures: readonly PreviewPicture[]
  pdf: string | undefined
  zip: string | undefined
  name: string
}) {
  return (
    <Stack gap={4} padding={3}>
      <Download
        content={pdf}
        mediaType="application/pdf"
        text="Download as PDF"
        name={`${name}.draft.pdf`}
      />
      <Download
        content={zip}
        mediaType="application/zip"
        text="Download all, with captions"
        name={`${name}.zip`}
      />
      {pictures.map((picture) => (
        <Stack key={picture.name} gap={3}>
          <Card border shadow={1} style={{maxWidth: picture.width}}>
            <img
              src={picture.source}
              alt={picture.alternativeText}
              width={picture.width}
              height={picture.height}
              style={{display: 'block', width: '100%', height: 'auto'}}
            />
          </Card>
          <Box>
            <Text size={1} muted>
              {picture.name}
            </Text>
          </Box>
        </Stack>
      ))}
    </Stack>
  )
}

/** Offers a file that the page holds in Base64; nothing where there is none. */
function Download({
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
  const address = useFile(content, mediaType)
  if (address === undefined) return null
  return (
    <Flex>
      <Button as="a" mode="ghost" icon={DownloadIcon} text={text} href={address} download={name} />
    </Flex>
  )
}

/** An address for a file of the page's own; the last one is let go of. */
function useFile(content: string | undefined, mediaType: string): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (content === undefined) {
      setAddress(undefined)
      return undefined
    }
    const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
    const made = URL.createObjectURL(new Blob([bytes], {type: mediaType}))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [content, mediaType])
  return address
}
