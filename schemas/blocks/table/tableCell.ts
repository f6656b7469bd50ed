import {defineField, defineType} from '@sanity/types'

const span = (name: 'colSpan' | 'rowSpan', title: string) =>
  defineField({
    name,
    title,
    type: 'number',
    validation: (rule) =>
      rule.integer().min(1).max(100).error('Write a whole number from 1 to 100.'),
  })

/** One cell of a table. */
export const tableCell = defineType({
  name: 'tableCell',
  title: 'Cell',
  type: 'object',
  fields: [
    defineField({name: 'content', title: 'Text', type: 'richText'}),
    defineField({
      name: 'header',
      title: 'A heading',
      description: 'Only for a heading that stands outside the first row or column.',
      type: 'boolean',
    }),
    span('colSpan', 'Columns it spans'),
    span('rowSpan', 'Rows it spans'),
  ],
})
