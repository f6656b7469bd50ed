import {Box} from '@sanity/ui'
import type {UserViewComponent} from 'sanity/structure'
import {PrintOffice} from './PrintOffice.tsx'

/** The whole handbook for the print office, in a pane beside its form. */
export const HandbookPrint: UserViewComponent = () => (
  <Box height="fill" overflow="auto">
    <PrintOffice />
  </Box>
)
