import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {problemRule} from '../fields/problemRule.ts'
import {isLanguage, languageChoices, languageTitles} from '../language.ts'
import {printedLinks, printedLinksTitles} from '../printedLinks.ts'
import {guidePathProblem} from '../rules/guidePath.ts'

/** One guidance document, with its own page. */
export const guide = defineType({
  name: 'guide',
  title: 'Guide',
  type: 'document',
  groups: [
    {name: 'content', title: 'Content', default: true},
    {name: 'place', title: 'Place on the site'},
    {name: 'cards', title: 'Cards'},
    {name: 'print', title: 'Print'},
    {name: 'upkeep', title: 'Upkeep'},
  ],
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      placeholder: 'As readers would ask for it',
      type: 'string',
      group: 'content',
      validation: (rule) => [
        rule.required().error('Give the guide a title.'),
        rule.max(150).error('Shorten the title to 150 characters.'),
      ],
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'richText',
      group: 'content',
      validation: (rule) => rule.required().min(1).error('Write the text of the guide.'),
    }),
    defineField({
      name: 'summary',
      title: 'Summary',
      description: 'One or two sentences: shown in search results, in lists and on cards.',
      type: 'text',
      rows: 2,
      group: 'content',
      validation: (rule) => [
        rule
          .required()
          .warning('Without a summary, search results and cards have only the title to show.'),
        rule
          .max(300)
          .warning('Search engines cut it off at about 160 characters, cards at about 200.'),
      ],
    }),
    defineField({
      name: 'language',
      title: 'Language',
      type: 'string',
      group: 'content',
      // A line high, so that the text can be seen on a laptop.
      options: {list: languageChoices, layout: 'dropdown'},
      initialValue: 'en',
      validation: (rule) =>
        rule.required().error('Choose the language that the guide is written in.'),
    }),
    defineField({
      name: 'path',
      title: 'Path',
      description:
        'Where visitors find the guide: what stands in the browser’s address bar after the school’s own address, as in /our-resources/for-students/student-accounts/. When a published guide moves, write the old path under “Former paths”, so that printed addresses still lead to it.',
      type: 'string',
      group: 'place',
      validation: (rule) => rule.custom(problemRule(guidePathProblem)),
    }),
    defineField({
      name: 'formerPaths',
      title: 'Former paths',
      description: 'Where the guide stood before. Visitors who use an old address are sent here.',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'string',
          validation: (rule) => rule.custom(problemRule(guidePathProblem)),
        }),
      ],
      group: 'place',
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: 'navigationGroup',
      title: 'Navigation group',
      description: 'The heading under which menus list the guide, as in “For Students”.',
      type: 'string',
      group: 'place',
      validation: (rule) => rule.required().error('Name the group that the guide is listed under.'),
    }),
    defineField({
      name: 'translationOf',
      title: 'Translation of',
      description: 'For a translation: the guide it translates. Leave empty in the original.',
      type: 'reference',
      to: [{type: 'guide'}],
      options: {
        filter: ({document}) => ({
          filter: '_id != $id && !defined(translationOf)',
          params: {id: document._id.replace(/^(?:drafts|versions\.[^.]+)\./u, '')},
        }),
      },
      group: 'place',
    }),
    defineField({
      name: 'translatedFrom',
      title: 'Revision that was translated',
      description: 'Which revision of the original this translation says.',
      type: 'string',
      group: 'place',
      readOnly: true,
      hidden: true,
    }),
    defineField({
      name: 'shortTitle',
      title: 'Short title',
      description: 'Used on cards where the title does not fit. Optional.',
      type: 'string',
      group: 'cards',
      validation: (rule) => rule.max(60).error('Shorten it to 60 characters.'),
    }),
    defineField({
      name: 'coverFigure',
      title: 'Figure of the cover',
      description:
        'Shown on the link preview and on posts. Without one, cards show the first figure of the text.',
      type: 'figure',
      group: 'cards',
    }),
    defineField({
      name: 'printedLinks',
      title: 'Links on paper',
      description:
        'When left open: a list, with codes to scan as long as there are a dozen or fewer.',
      type: 'string',
      group: 'print',
      options: {
        list: printedLinks.map((value) => ({value, title: printedLinksTitles[value]})),
        layout: 'radio',
      },
    }),
    defineField({
      name: 'reviewedOn',
      title: 'Reviewed on',
      description: 'When somebody last made sure that all of it is right.',
      type: 'date',
      group: 'upkeep',
    }),
    defineField({
      name: 'changes',
      title: 'Change notes',
      description:
        'Only what matters to those who know the guide: shown on its page, in the list of changes and in the feed.',
      type: 'array',
      of: [defineArrayMember({type: 'change'})],
      group: 'upkeep',
    }),
    defineField({
      name: 'ownerRole',
      title: 'Owner',
      description: 'The role that keeps it right, as in “ICT Department”. No names of persons.',
      type: 'string',
      group: 'upkeep',
    }),
  ],
  preview: {
    select: {title: 'title', group: 'navigationGroup', language: 'language'},
    prepare: ({title, group, language}) => ({
      title,
      subtitle: [group, isLanguage(language) ? languageTitles[language] : undefined]
        .filter((part) => typeof part === 'string')
        .join(' · '),
    }),
  },
})
