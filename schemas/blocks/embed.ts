import {defineField, defineType} from '@sanity/types'
import {hideFrom} from '../fields/hideFrom.ts'
import {problemRule} from '../fields/problemRule.ts'
import {embedProblem} from '../rules/embedAddress.ts'

/** A video, form or map of a known provider. */
export const embed = defineType({
  name: 'embed',
  title: 'Video, form or map',
  type: 'object',
  fields: [
    defineField({
      name: 'url',
      title: 'Address',
      description:
        'Paste the address from the browser’s address bar, as in https://www.youtube.com/watch?v=…, or the embed code that the page offers.',
      type: 'string',
      validation: (rule) => rule.custom(problemRule(embedProblem)),
    }),
    defineField({
      name: 'title',
      title: 'Title',
      description: 'What it is, as in “How to reset your password (video, 2 minutes)”.',
      type: 'string',
      validation: (rule) =>
        rule.required().error('Give it a title: it is all that a printed page can show.'),
    }),
    hideFrom,
  ],
  preview: {select: {title: 'title', subtitle: 'url'}},
})
