import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {firstWords} from '../../fields/firstWords.ts'
import {hideFrom} from '../../fields/hideFrom.ts'

/** One instruction of a procedure, with its figure. Its number is computed. */
export const step = defineType({
  name: 'step',
  title: 'Step',
  type: 'object',
  fields: [
    defineField({
      name: 'instruction',
      title: 'What to do',
      description:
        'One action, as a command: “Log in to the portal.” Do not type a number: steps are numbered for you.',
      type: 'shortText',
      validation: (rule) =>
        rule.required().error('Say what to do in this step, or remove the step.'),
    }),
    defineField({
      name: 'note',
      title: 'Note',
      description: 'Something good to know while doing it. Optional.',
      type: 'shortText',
    }),
    defineField({
      name: 'figure',
      title: 'Figure',
      description: 'The screen that the reader sees at this step. Optional.',
      type: 'figure',
    }),
    defineField({
      name: 'moreFigures',
      title: 'More figures',
      description: 'Where one screen is not enough. Cards show the first figure only.',
      type: 'array',
      of: [defineArrayMember({type: 'figure'})],
    }),
    hideFrom,
  ],
  preview: {
    select: {instruction: 'instruction', media: 'figure'},
    prepare: ({instruction, media}) => ({title: firstWords(instruction) ?? 'Empty step', media}),
  },
})
