import {defineField, defineType} from '@sanity/types'
import {problemRule} from '../fields/problemRule.ts'
import {linkProblem} from '../rules/webAddress.ts'

/** One tile: a title that leads somewhere, with a few words and a figure. */
export const linkTile = defineType({
  name: 'linkTile',
  title: 'Tile',
  type: 'object',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      validation: (rule) => rule.required().error('Give the tile a title.'),
    }),
    defineField({name: 'description', title: 'Description', type: 'text', rows: 2}),
    defineField({
      name: 'label',
      title: 'Words of the link',
      description: 'As in “Find out more”. Optional.',
      type: 'string',
    }),
    defineField({
      name: 'href',
      title: 'Address',
      description: 'Where the tile leads: https://… or a path on this site that starts with /.',
      type: 'string',
      validation: (rule) =>
        rule.custom((href: string | undefined) =>
          href === undefined ? true : problemRule(linkProblem)(href),
        ),
    }),
    defineField({name: 'figure', title: 'Figure', type: 'figure'}),
  ],
  preview: {select: {title: 'title', subtitle: 'href', media: 'figure'}},
})
