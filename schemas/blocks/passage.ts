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
    defineField({
      name: 'proposal',
      title: 'Proposal',
      description: 'Why the importer put this here. It stays out of every channel.',
      type: 'string',
      readOnly: true,
      hidden: ({value}) => !value,
    }),
    hideFrom,
  ],
  preview: {
    select: {hideFrom: 'hideFrom', proposal: 'proposal'},
    prepare: ({hideFrom: hidden, proposal}) => ({
      title: proposal === undefined ? 'Passage' : 'Proposal of the old page',
      subtitle:
        Array.isArray(hidden) && hidden.length > 0
          ? `left out of ${hidden.join(', ')}`
          : 'in all channels',
    }),
  },
})
