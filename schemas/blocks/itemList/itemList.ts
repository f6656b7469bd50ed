import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {hideFrom} from '../../fields/hideFrom.ts'

/** What the items of a numbered list are counted in. */
export const listNumberings = ['number', 'letter', 'roman'] as const

export type ListNumbering = (typeof listNumberings)[number]

const titles: Record<ListNumbering, string> = {
  number: '1, 2, 3',
  letter: 'a, b, c',
  roman: 'i, ii, iii',
}

/** A list whose items hold more than one paragraph. Plain lists are made with the toolbar. */
export const itemList = defineType({
  name: 'itemList',
  title: 'List with long items',
  type: 'object',
  fields: [
    defineField({name: 'ordered', title: 'Numbered', type: 'boolean', initialValue: false}),
    defineField({
      name: 'numbering',
      title: 'Counted in',
      type: 'string',
      options: {
        list: listNumberings.map((value) => ({value, title: titles[value]})),
        layout: 'radio',
        direction: 'horizontal',
      },
      hidden: ({parent}) => parent?.ordered !== true,
    }),
    defineField({
      name: 'start',
      title: 'First number',
      type: 'number',
      hidden: ({parent}) => parent?.ordered !== true,
      validation: (rule) => rule.integer().min(0).error('Write a whole number.'),
    }),
    defineField({
      name: 'items',
      title: 'Items',
      type: 'array',
      of: [defineArrayMember({type: 'listItem'})],
      validation: (rule) =>
        rule.required().min(1).error('Add at least one item, or remove the list.'),
    }),
    hideFrom,
  ],
  preview: {
    select: {items: 'items'},
    prepare: ({items}) => ({title: `List: ${Array.isArray(items) ? items.length : 0} items`}),
  },
})
