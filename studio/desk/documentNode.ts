import {LinkIcon} from '@sanity/icons/Link'
import type {DefaultDocumentNodeResolver} from 'sanity/structure'
import {UsedIn} from './UsedIn.tsx'

/** What can be seen of a document: its form and, where others may refer to it, where it is used. */
export const documentNode: DefaultDocumentNodeResolver = (S, {schemaType}) => {
  const form = S.view.form().title('Edit')
  return schemaType === 'guide' || schemaType === 'service'
    ? S.document().views([
        form,
        S.view.component(UsedIn).id('used-in').title('Used in').icon(LinkIcon),
      ])
    : S.document().views([form])
}
