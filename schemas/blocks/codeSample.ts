import {defineField, defineType} from '@sanity/types'
import {hideFrom} from '../fields/hideFrom.ts'

/** Text whose blanks and line breaks matter. */
export const codeSample = defineType({
  name: 'codeSample',
  title: 'Code or preformatted text',
  type: 'object',
  fields: [
    defineField({
      name: 'text',
      title: 'Text',
      description: 'Shown as typed, with its blanks and line breaks.',
      type: 'text',
      validation: (rule) => rule.required().error('Write the text, or remove the block.'),
    }),
    hideFrom,
  ],
  preview: {select: {title: 'text'}, prepare: ({title}) => ({title, subtitle: 'Code'})},
})
