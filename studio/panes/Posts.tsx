import {CopyIcon} from '@sanity/icons/Copy'
import {DownloadIcon} from '@sanity/icons/Download'
import {Button, Flex, Stack} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {LinkInMessengers} from './LinkInMessengers.tsx'
import {EncodedDownload, Pictures} from './Pictures.tsx'
import type {Preview} from './preview.ts'

/** The cards of a guide with all that it takes to post them. */
export function Posts({
  preview: {pictures = [], zip, link},
  guide,
}: {
  preview: Preview
  guide: string
}) {
  const {push} = useToast()
  const copy = async (what: string, text: string) => {
    try {
      await navigator.clipboard.writeText(text)
      push({status: 'success', title: `${what} copied`})
    } catch {
      push({status: 'error', title: `${what} could not be copied: the browser does not allow it.`})
    }
  }
  return (
    <Stack gap={4} padding={3}>
      <EncodedDownload
        content={zip}
        mediaType="application/zip"
        text="Download all, with captions"
        name={`${guide}.zip`}
      />
      <LinkInMessengers link={link} picture={pictures[0]} />
      <Pictures pictures={pictures} guide={guide}>
        {({name: card, source, file, alternativeText, caption}) => (
          <Flex gap={2} wrap="wrap">
            <Button
              as="a"
              mode="ghost"
              fontSize={1}
              icon={DownloadIcon}
              text="Download"
              aria-label={`Download: ${card}`}
              href={source}
              download={file ?? card}
            />
            <Button
              mode="ghost"
              fontSize={1}
              icon={CopyIcon}
              text="Copy alternative text"
              aria-label={`Copy alternative text: ${card}`}
              onClick={() => void copy('Alternative text', alternativeText)}
            />
            {caption !== undefined && (
              <Button
                mode="ghost"
                fontSize={1}
                icon={CopyIcon}
                text="Copy caption"
                aria-label={`Copy caption: ${card}`}
                onClick={() => void copy('Caption', caption)}
              />
            )}
          </Flex>
        )}
      </Pictures>
    </Stack>
  )
}
