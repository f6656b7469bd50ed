import {defineField, defineType} from '@sanity/types'

/** One guide's place in the handbook. */
export const handbookEntry = defineType({
  name: 'handbookEntry',
  title: 'Guide in the handbook',
  type: 'object',
  fields: [
    defineField({
      name: 'guide',
      title: 'Guide',
      type: 'reference',
      to: [{type: 'guide'}],
      validation: (rule) => rule.required().error('Choose the guide.'),
    }),
    defineField({
      name: 'page',
      title: 'First page',
      type: 'number',
      validation: (rule) =>
        rule
          .required()
          .integer()
          .min(1)
          .max(9999)
          .error('Write the page that the guide starts on.'),
    }),
    defineField({
      name: 'pages',
      title: 'Pages set aside',
      description:
        'How many pages of the handbook are free for this guide before the next one begins. When its text grows longer than that, you are told. Optional.',
      type: 'number',
      validation: (rule) =>
        rule.integer().min(1).max(999).error('Write how many pages are kept for it.'),
    }),
    defineField({
      name: 'section',
      title: 'Section that begins here',
      description: 'As in “For Students”: the contents list guides by section. Optional.',
      type: 'string',
      validation: (rule) => rule.max(60).error('Shorten it to 60 characters.'),
    }),
  ],
  preview: {
    select: {title: 'guide.title', page: 'page'},
    prepare: ({title, page}) => ({
      title: title ?? 'No guide chosen',
      subtitle: `page ${page ?? '?'}`,
    }),
  },
})
