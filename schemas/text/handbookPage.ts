import {defineField, defineType} from '@sanity/types'

/** “In the Student Handbook on page 21”: read from the handbook, so that it is never stale. */
export const handbookPage = defineType({
  name: 'handbookPage',
  title: 'Page in the handbook',
  type: 'object',
  fields: [
    defineField({
      name: 'guide',
      title: 'Guide',
      description: 'Whose page to name. Leave empty for the page of this guide.',
      type: 'reference',
      to: [{type: 'guide'}],
    }),
  ],
  preview: {
    select: {title: 'guide.title'},
    prepare: ({title}) => ({title: `in the handbook on the page of ${title ?? 'this guide'}`}),
  },
})
