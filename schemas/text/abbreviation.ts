import {defineField, defineType} from '@sanity/types'

/** An abbreviation with its long form. */
export const abbreviation = defineType({
  name: 'abbreviation',
  title: 'Abbreviation',
  type: 'object',
  fields: [
    defineField({
      name: 'expansion',
      title: 'Long form',
      description: 'What the letters stand for.',
      type: 'string',
      validation: (rule) => rule.required().error('Write out what the letters stand for.'),
    }),
  ],
})
