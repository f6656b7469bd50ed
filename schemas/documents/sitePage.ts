import {defineField, defineType} from '@sanity/types'
import {problemRule} from '../fields/problemRule.ts'
import {languageChoices} from '../language.ts'
import {sitePagePathProblem} from '../rules/sitePagePath.ts'

/** A page that is not a guide: the home page, the page of a section, or a statement. The web alone shows it. */
export const sitePage = defineType({
  name: 'sitePage',
  title: 'Page',
  type: 'document',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      description: 'Menus show it, so keep it short.',
      type: 'string',
      validation: (rule) => [
        rule.required().error('Give the page a title.'),
        rule.max(80).error('Shorten the title to 80 characters.'),
      ],
    }),
    defineField({
      name: 'path',
      title: 'Path',
      description:
        'The home page is /. At the path of a section, as in /our-resources/for-students/, the text introduces the guides below it.',
      type: 'string',
      validation: (rule) => rule.custom(problemRule(sitePagePathProblem)),
    }),
    defineField({
      name: 'summary',
      title: 'Summary',
      description: 'One or two sentences under the title, and in search results.',
      type: 'text',
      rows: 3,
      validation: (rule) =>
        rule.max(300).warning('Search engines cut it off at about 160 characters.'),
    }),
    defineField({
      name: 'language',
      title: 'Language',
      type: 'string',
      options: {
        list: languageChoices,
        layout: 'radio',
        direction: 'horizontal',
      },
      initialValue: 'en',
      validation: (rule) =>
        rule.required().error('Choose the language that the page is written in.'),
    }),
    defineField({name: 'body', title: 'Text', type: 'richText'}),
  ],
  preview: {select: {title: 'title', subtitle: 'path'}},
})
