import {EyeOpenIcon} from '@sanity/icons/EyeOpen'
import {Box, Flex} from '@sanity/ui'
import {type DocumentInspector, type DocumentInspectorProps, getPublishedId} from 'sanity'
import {DocumentInspectorHeader} from 'sanity/structure'
import {GuidePreview} from './PreviewPane.tsx'
import {hasRoomForTwo} from './roomForTwo.ts'

/** The preview where the window has no room for a pane of its own: at the side of the form. */
export const previewInspector: DocumentInspector = {
  name: 'preview',
  component: Preview,
  useMenuItem: () => ({
    icon: EyeOpenIcon,
    title: 'Preview beside the form',
    showAsAction: true,
    hidden: hasRoomForTwo(),
  }),
}

function Preview({documentId, onClose}: DocumentInspectorProps) {
  return (
    <Flex direction="column" height="fill">
      <DocumentInspectorHeader
        as="header"
        title="Preview"
        closeButtonLabel="Close the preview"
        onClose={onClose}
      />
      <Box flex={1} style={{minHeight: 0}}>
        <GuidePreview guide={getPublishedId(documentId)} />
      </Box>
    </Flex>
  )
}
