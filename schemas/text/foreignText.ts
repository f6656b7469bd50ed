import {defineField, defineType} from '@sanity/types'
import {languageChoices} from '../language.ts'

/** Words in another language than the guide's, so that screen readers change their voice. */
export const foreignText = defineType({
  name: 'foreignText',
  title: 'In another language',
  type: 'object',
  fields: [
    defineField({
      name: 'language',
      title: 'Language',
      type: 'string',
      options: {
        list: languageChoices,
        layout: 'radio',
      },
      validation: (rule) => rule.required().error('Choose the language of these words.'),
    }),
  ],
})
