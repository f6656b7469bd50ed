import {defineArrayMember, defineType} from '@sanity/types'
import {annotations} from './annotations.ts'
import {decorators} from './decorators.ts'
import {lists} from './lists.ts'

/** Paragraphs and lists only: the text of a step. */
export const shortText = defineType({
  name: 'shortText',
  title: 'Short text',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      styles: [{title: 'Paragraph', value: 'normal'}],
      lists: [...lists],
      marks: {decorators: [...decorators], annotations},
      of: [defineArrayMember({type: 'handbookPage'})],
    }),
  ],
})
