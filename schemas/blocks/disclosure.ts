import {defineField, defineType} from '@sanity/types'
import {hideFrom} from '../fields/hideFrom.ts'

/** A section that visitors open by its title; the handbook prints it open. */
export const disclosure = defineType({
  name: 'disclosure',
  title: 'Disclosure (opens on a click)',
  type: 'object',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      description: 'What visitors click to open it.',
      type: 'string',
      validation: (rule) =>
        rule.required().error('Give the disclosure a title: visitors click on it.'),
    }),
    defineField({
      name: 'content',
      title: 'Text',
      type: 'richText',
      validation: (rule) => rule.required().error('Write the text, or remove the disclosure.'),
    }),
    hideFrom,
  ],
  preview: {select: {title: 'title'}, prepare: ({title}) => ({title, subtitle: 'Disclosure'})},
})
