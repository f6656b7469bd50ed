import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {trimSizes, trimSizeTitles} from '../trimSize.ts'

/** The printed Student Handbook of one edition. */
export const handbook = defineType({
  name: 'handbook',
  title: 'Handbook',
  type: 'document',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      initialValue: 'Student Handbook',
      validation: (rule) => rule.required().error('Write the title of the handbook.'),
    }),
    defineField({
      name: 'edition',
      title: 'Edition',
      description: 'As in “2027”.',
      type: 'string',
      validation: (rule) => rule.required().error('Write which edition this is.'),
    }),
    defineField({
      name: 'trimSize',
      title: 'Trimmed page size',
      type: 'string',
      options: {
        list: trimSizes.map((value) => ({value, title: trimSizeTitles[value]})),
        layout: 'radio',
      },
      initialValue: 'a5',
      validation: (rule) => rule.required().error('Choose the size of the printed page.'),
    }),
    defineField({
      name: 'cover',
      title: 'With a cover',
      description: 'A front page made from the title, the edition and the site settings.',
      type: 'boolean',
      initialValue: false,
    }),
    defineField({
      name: 'entries',
      title: 'Guides in the handbook',
      description: 'Each guide with its first page. “See page …” follows these numbers everywhere.',
      type: 'array',
      of: [defineArrayMember({type: 'handbookEntry'})],
      validation: (rule) =>
        rule.required().min(1).error('Add the guides that the handbook is made of.'),
    }),
  ],
  preview: {select: {title: 'title', subtitle: 'edition'}},
})
