import {defineField, defineType} from '@sanity/types'
import {hideFrom} from '../fields/hideFrom.ts'

/** Text that some channels leave out: a wrapper for paragraphs, which have no such field of their own. */
export const passage = defineType({
  name: 'passage',
  title: 'Passage (for some channels only)',
  type: 'object',
  fields: [
    defineField({
      name: 'content',
      title: 'Text',
      type: 'richText',
      validation: (rule) => rule.required().error('Write the text, or remove the passage.'),
    }),
    hideFrom,
  ],
  preview: {
    select: {hideFrom: 'hideFrom'},
    prepare: ({hideFrom: hidden}) => ({
      title: 'Passage',
      subtitle:
        Array.isArray(hidden) && hidden.length > 0
          ? `left out of ${hidden.join(', ')}`
          : 'in all channels',
    }),
  },
})
