import {DownloadIcon} from '@sanity/icons/Download'
import {Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useEffect, useState} from 'react'
import type {PreviewPicture} from './preview.ts'

/** Shows pages or cards, one below the other, and offers the file where there is one. */
export function Pictures({
  pictures,
  pdf,
  name,
}: {
  pictures: readonly PreviewPicture[]
  pdf: string | undefined
  name: string
}) {
  const file = useFile(pdf)
  return (
    <Stack gap={4} padding={3}>
      {file !== undefined && (
        <Flex>
          <Button
            as="a"
            mode="ghost"
            icon={DownloadIcon}
            text="Download as PDF"
            href={file}
            download={`${name}.draft.pdf`}
          />
        </Flex>
      )}
      {pictures.map((picture) => (
        <Stack key={picture.name} gap={3}>
          <Card border shadow={1} style={{maxWidth: picture.width}}>
            <img
              src={`data:${picture.mediaType ?? 'image/png'};base64,${picture.png}`}
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

/** An address for a file of the page's own; the last one is let go of. */
function useFile(pdf: string | undefined): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (pdf === undefined) {
      setAddress(undefined)
      return undefined
    }
    const bytes = Uint8Array.from(atob(pdf), (character) => character.charCodeAt(0))
    const made = URL.createObjectURL(new Blob([bytes], {type: 'application/pdf'}))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [pdf])
  return address
}
