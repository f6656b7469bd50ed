import {defineField, defineType} from '@sanity/types'

/** One item of a list with long items. */
export const listItem = defineType({
  name: 'listItem',
  title: 'Item',
  type: 'object',
  fields: [defineField({name: 'content', title: 'Text', type: 'richText'})],
})
