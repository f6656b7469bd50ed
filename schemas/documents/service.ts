import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {problemRule} from '../fields/problemRule.ts'
import {linkProblem} from '../rules/webAddress.ts'

/** Something students log in to. */
export const service = defineType({
  name: 'service',
  title: 'Service',
  type: 'document',
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      description: 'In full, as in “MOE Identity Management System”.',
      type: 'string',
      validation: (rule) => rule.required().error('Write the full name of the service.'),
    }),
    defineField({
      name: 'shortName',
      title: 'Short name',
      description: 'As people call it, as in “MIMS”.',
      type: 'string',
      validation: (rule) => rule.required().error('Write what people call the service.'),
    }),
    defineField({
      name: 'portal',
      title: 'Portal address',
      description: 'Kept here and nowhere else: every link to the service follows it.',
      type: 'string',
      validation: (rule) => rule.custom(problemRule(linkProblem)),
    }),
    defineField({
      name: 'replaces',
      title: 'Replaces',
      description: 'The service it took over from. Optional.',
      type: 'string',
    }),
    defineField({
      name: 'opens',
      title: 'Opens',
      description:
        'What students can use once they have logged in, as in “Student Learning Space”. One a line.',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
    }),
  ],
  preview: {select: {title: 'shortName', subtitle: 'name'}},
})
