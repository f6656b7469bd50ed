import {defineField, defineType} from '@sanity/types'
import {problemRule} from '../fields/problemRule.ts'
import {colourProblem} from '../rules/colour.ts'
import {linkProblem} from '../rules/webAddress.ts'

/** What is said of the school on every page. */
export const siteSettings = defineType({
  name: 'siteSettings',
  title: 'Site settings',
  type: 'document',
  fields: [
    defineField({
      name: 'schoolName',
      title: 'Name of the school',
      type: 'string',
      validation: (rule) => rule.required().error('Write the name of the school.'),
    }),
    defineField({
      name: 'webAddress',
      title: 'Web address',
      description: 'Where visitors find the site, as in https://www.school.edu.sg.',
      type: 'string',
      validation: (rule) =>
        rule.custom(
          problemRule(
            (address) =>
              linkProblem(address) ??
              (/^https:\/\/[^/]+\/?$/u.test(address ?? '')
                ? undefined
                : 'Write it as https://www.school.edu.sg, without a path.'),
          ),
        ),
    }),
    defineField({
      name: 'contact',
      title: 'Contact',
      description: 'Whom readers turn to when a guide does not help.',
      type: 'object',
      fields: [
        defineField({
          name: 'office',
          title: 'Office',
          description: 'As in “General Office”.',
          type: 'string',
        }),
        defineField({name: 'telephone', title: 'Telephone', type: 'string'}),
        defineField({
          name: 'email',
          title: 'E-mail',
          type: 'string',
          validation: (rule) => rule.email(),
        }),
      ],
    }),
    defineField({
      name: 'logo',
      title: 'Logo',
      description: 'Shown on pages and cards beside the name. Optional.',
      type: 'image',
    }),
    defineField({
      name: 'primaryColour',
      title: 'Primary colour',
      description:
        'The school’s own colour, as in #14539a: for links, numerals and large areas of pages, inserts and cards. Optional.',
      type: 'string',
      validation: (rule) => rule.custom(problemRule(colourProblem)),
    }),
    defineField({
      name: 'accentColour',
      title: 'Accent colour',
      description: 'A light colour beside it, as in #f2b13c. Optional.',
      type: 'string',
      validation: (rule) => rule.custom(problemRule(colourProblem)),
    }),
    defineField({
      name: 'leafMotif',
      title: 'Leaf motif',
      description:
        'Leaves and circles on cards, and a leaf where there is no logo. For schools that have no pattern of their own.',
      type: 'boolean',
      initialValue: false,
    }),
  ],
  preview: {
    select: {title: 'schoolName', media: 'logo'},
    prepare: ({title, media}) => ({title: title ?? 'Site settings', media}),
  },
})
