import {defineField, defineType} from '@sanity/types'

/** A link to another guide: it follows the guide's path. */
export const guideLink = defineType({
  name: 'guideLink',
  title: 'Link to a guide',
  type: 'object',
  fields: [
    defineField({
      name: 'guide',
      title: 'Guide',
      type: 'reference',
      to: [{type: 'guide'}],
      validation: (rule) => rule.required().error('Choose the guide that the link opens.'),
    }),
  ],
})
