import {Button, Card, Flex, Stack} from '@sanity/ui'
import {useId, useState} from 'react'
import {PrintOffice} from '../printing/PrintOffice.tsx'
import {EncodedDownload, Pictures} from './Pictures.tsx'
import type {Preview, PreviewPicture} from './preview.ts'

/** The pages of an insert as they are being written, and what makes files of them for the print office. */
export function PrintedPages({
  preview,
  pictures,
  guide,
}: {
  preview: Preview
  pictures: readonly PreviewPicture[]
  guide: string
}) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  return (
    <Stack gap={4} padding={3}>
      <Flex gap={2} wrap="wrap">
        <EncodedDownload
          content={preview.pdf}
          mediaType="application/pdf"
          text="Download as PDF"
          name={`${guide}.draft.pdf`}
        />
        <Button
          mode="ghost"
          text="For the print office …"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        />
      </Flex>
      <Card id={id} border radius={2} hidden={!isOpen}>
        {isOpen && <PrintOffice guide={guide} />}
      </Card>
      <Pictures pictures={pictures} guide={guide} />
    </Stack>
  )
}
