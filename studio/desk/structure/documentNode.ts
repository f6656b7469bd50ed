import {DocumentPdfIcon} from '@sanity/icons/DocumentPdf'
import {EyeOpenIcon} from '@sanity/icons/EyeOpen'
import {LinkIcon} from '@sanity/icons/Link'
import type {DefaultDocumentNodeResolver} from 'sanity/structure'
import {PreviewPane} from '../../panes/PreviewPane.tsx'
import {hasRoomForTwo} from '../../panes/roomForTwo.ts'
import {HandbookPrint} from '../../printing/HandbookPrint.tsx'
import {UsedIn} from '../UsedIn.tsx'

/**
 * What can be seen of a document: its form, where it is used and, beside the form of a guide, what
 * becomes of it in each channel.
 */
export const documentNode: DefaultDocumentNodeResolver = (S, {schemaType}) => {
  const form = S.view.form().id('editor').title('Edit')
  const usedIn = S.view.component(UsedIn).id('used-in').title('Used in').icon(LinkIcon)
  if (schemaType === 'guide') {
    const preview = S.view.component(PreviewPane).id('preview').title('Preview').icon(EyeOpenIcon)
    const document = S.document().views([form, preview, usedIn])
    return hasRoomForTwo() ? document.defaultPanes(['editor', 'preview']) : document
  }
  if (schemaType === 'handbook') {
    const print = S.view.component(HandbookPrint).id('print').title('Print').icon(DocumentPdfIcon)
    const document = S.document().views([form, print])
    return hasRoomForTwo() ? document.defaultPanes(['editor', 'print']) : document
  }
  return S.document().views(schemaType === 'service' ? [form, usedIn] : [form])
}
