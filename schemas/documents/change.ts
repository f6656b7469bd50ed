import {defineField, defineType} from '@sanity/types'

/** What changed in a guide, for those who know how it was. */
export const change = defineType({
  name: 'change',
  title: 'Change',
  type: 'object',
  fields: [
    defineField({
      name: 'on',
      title: 'Day',
      type: 'date',
      validation: (rule) => rule.required().error('Choose the day of the change.'),
    }),
    defineField({
      name: 'note',
      title: 'What changed',
      description: 'One sentence, as in “The portal moved to a new address.”',
      type: 'text',
      rows: 2,
      validation: (rule) => [
        rule.required().error('Say what changed.'),
        rule.max(200).error('Shorten it to 200 characters.'),
      ],
    }),
  ],
  preview: {select: {title: 'note', subtitle: 'on'}},
})
