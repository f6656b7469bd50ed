import {defineField, defineType} from '@sanity/types'
import {hideFrom} from '../fields/hideFrom.ts'

/** Text whose line breaks and blanks matter. */
export const codeSample = defineType({
  name: 'codeSample',
  title: 'Code or preformatted text',
  type: 'object',
  fields: [
    defineField({
      name: 'text',
      title: 'Text',
      description: 'Shown as typed, with its line breaks and blanks.',
      type: 'text',
      validation: (rule) => rule.required().error('Write the text, or remove the block.'),
    }),
    hideFrom,
  ],
  preview: {select: {title: 'text'}},
})
