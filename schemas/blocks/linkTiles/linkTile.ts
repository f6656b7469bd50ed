import {defineField, defineType} from '@sanity/types'
import {problemRule} from '../../fields/problemRule.ts'
import {linkProblem} from '../../rules/webAddress.ts'

/** One of several pages to go on to, with its figure. */
export const linkTile = defineType({
  name: 'linkTile',
  title: 'Tile',
  type: 'object',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      description: 'What visitors click.',
      type: 'string',
      validation: (rule) => rule.required().error('Give the tile a title: visitors click on it.'),
    }),
    defineField({name: 'description', title: 'Description', type: 'text', rows: 2}),
    defineField({
      name: 'label',
      title: 'Call to click',
      description: 'Stands at the foot of the tile, as in “See the timetable”. Optional; web only.',
      type: 'string',
    }),
    defineField({
      name: 'href',
      title: 'Opens',
      description:
        'The page that a click on the tile opens. Paste its address from the browser’s address bar. Optional.',
      type: 'string',
      validation: (rule) =>
        rule.custom(problemRule((href) => (href === undefined ? undefined : linkProblem(href)))),
    }),
    defineField({name: 'figure', title: 'Figure', description: 'Optional.', type: 'figure'}),
  ],
  preview: {select: {title: 'title', subtitle: 'href', media: 'figure'}},
})
