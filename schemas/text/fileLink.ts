import {defineField, defineType} from '@sanity/types'

/** A link to a file that visitors download. */
export const fileLink = defineType({
  name: 'fileLink',
  title: 'Link to a file',
  type: 'object',
  fields: [
    defineField({
      name: 'file',
      title: 'File',
      type: 'file',
      validation: (rule) => rule.required().error('Choose the file that the link downloads.'),
    }),
  ],
})
