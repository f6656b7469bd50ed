import {defineArrayMember, defineType} from '@sanity/types'
import {annotations} from './annotations.ts'
import {decorators} from './decorators.ts'
import {lists} from './lists.ts'

/** Text with everything that a guide can hold: only what every channel can draw. */
export const richText = defineType({
  name: 'richText',
  title: 'Text',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      styles: [
        {title: 'Paragraph', value: 'normal'},
        {title: 'Heading', value: 'h2'},
        {title: 'Smaller heading', value: 'h3'},
        {title: 'Smallest heading', value: 'h4'},
        {title: 'Quotation', value: 'blockquote'},
      ],
      lists: [...lists],
      marks: {decorators: [...decorators], annotations},
      of: [defineArrayMember({type: 'handbookPage'})],
    }),
    defineArrayMember({type: 'procedure'}),
    defineArrayMember({type: 'figure'}),
    defineArrayMember({type: 'callout'}),
    defineArrayMember({type: 'table'}),
    defineArrayMember({type: 'disclosure'}),
    defineArrayMember({type: 'embed'}),
    defineArrayMember({type: 'fillIn'}),
    defineArrayMember({type: 'itemList'}),
    defineArrayMember({type: 'passage'}),
    defineArrayMember({type: 'linkTiles'}),
    defineArrayMember({type: 'codeSample'}),
    defineArrayMember({type: 'divider'}),
  ],
})
