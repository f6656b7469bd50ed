import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {problemRule} from '../fields/problemRule.ts'
import {colourProblem} from '../rules/colour.ts'
import {visitCounterProblem} from '../rules/visitCounter.ts'
import {linkProblem} from '../rules/webAddress.ts'

/** What is said of the school on every page. */
export const siteSettings = defineType({
  name: 'siteSettings',
  title: 'Site settings',
  type: 'document',
  groups: [
    {name: 'school', title: 'School', default: true},
    {name: 'look', title: 'Look'},
    {name: 'menus', title: 'Header and footer'},
    {name: 'notice', title: 'Notice'},
  ],
  fields: [
    defineField({
      name: 'schoolName',
      group: 'school',
      title: 'Name of the school',
      type: 'string',
      validation: (rule) => rule.required().error('Write the name of the school.'),
    }),
    defineField({
      name: 'webAddress',
      group: 'school',
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
      group: 'school',
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
        defineField({
          name: 'address',
          title: 'Postal address',
          description: 'As on an envelope, without the name of the school.',
          type: 'text',
          rows: 3,
        }),
        defineField({
          name: 'map',
          title: 'Map',
          description: 'The address of a map that shows the school. Optional.',
          type: 'string',
          validation: (rule) =>
            rule.custom(
              problemRule((address) => (address === undefined ? undefined : linkProblem(address))),
            ),
        }),
        defineField({
          name: 'hours',
          title: 'Opening hours',
          type: 'array',
          of: [defineArrayMember({type: 'openingHours'})],
        }),
      ],
    }),
    defineField({
      name: 'visitCounter',
      group: 'school',
      title: 'Counter of visits',
      description:
        'A picture at a counting service that needs neither script nor cookies, as in https://school.goatcounter.com/count?p={path}. “{path}” becomes the path of the page. Optional.',
      type: 'string',
      validation: (rule) => rule.custom(problemRule(visitCounterProblem)),
    }),
    defineField({
      name: 'logo',
      group: 'look',
      title: 'Logo',
      description: 'Shown on pages and cards beside the name. Optional.',
      type: 'image',
    }),
    defineField({
      name: 'primaryColour',
      group: 'look',
      title: 'Primary colour',
      description:
        'The school’s own colour, as in #14539a: for links, numerals and large areas of pages, inserts and cards. Optional.',
      type: 'string',
      validation: (rule) => rule.custom(problemRule(colourProblem)),
    }),
    defineField({
      name: 'accentColour',
      group: 'look',
      title: 'Accent colour',
      description: 'A light colour beside it, as in #f2b13c. Optional.',
      type: 'string',
      validation: (rule) => rule.custom(problemRule(colourProblem)),
    }),
    defineField({
      name: 'leafMotif',
      group: 'look',
      title: 'Leaf motif',
      description:
        'Leaves and circles on cards, and a leaf where there is no logo. For schools that have no pattern of their own.',
      type: 'boolean',
      initialValue: false,
    }),
    defineField({
      name: 'governmentMasthead',
      group: 'menus',
      title: 'Government masthead',
      description:
        'The line “A Singapore Government Agency Website” above all pages, for such schools.',
      type: 'boolean',
      initialValue: false,
    }),
    defineField({
      name: 'sections',
      group: 'menus',
      title: 'Sections in the header',
      description:
        'In their order. Left empty, the header shows the sections that guides stand in.',
      type: 'array',
      of: [defineArrayMember({type: 'reference', to: [{type: 'sitePage'}, {type: 'guide'}]})],
      validation: (rule) => [
        rule.unique(),
        rule.max(8).warning('More than eight sections are hard to find one’s way in.'),
      ],
    }),
    defineField({
      name: 'footerPages',
      group: 'menus',
      title: 'Pages in the footer',
      description: 'As the statements on privacy and accessibility.',
      type: 'array',
      of: [defineArrayMember({type: 'reference', to: [{type: 'sitePage'}, {type: 'guide'}]})],
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: 'notice',
      group: 'notice',
      title: 'Notice above all pages',
      description: 'As when the school is closed. Without a text there is none.',
      type: 'object',
      fields: [
        defineField({name: 'text', title: 'Text', type: 'shortText'}),
        defineField({
          name: 'from',
          title: 'From',
          description: 'Left empty: at once.',
          type: 'datetime',
        }),
        defineField({
          name: 'until',
          title: 'Until',
          description: 'Left empty: until somebody removes it.',
          type: 'datetime',
        }),
      ],
    }),
  ],
  preview: {
    select: {title: 'schoolName', media: 'logo'},
    prepare: ({title, media}) => ({title: title ?? 'Site settings', media}),
  },
})
