import {defineField, defineType} from '@sanity/types'
import {hideFrom} from '../fields/hideFrom.ts'

/** How much room a blank leaves for handwriting. */
export const fillInSizes = ['short', 'line', 'box'] as const

export type FillInSize = (typeof fillInSizes)[number]

const titles: Record<FillInSize, string> = {
  short: 'A few letters',
  line: 'A whole line',
  box: 'Several lines',
}

/** A labelled blank that is filled in by hand, in the printed handbook only. */
export const fillIn = defineType({
  name: 'fillIn',
  title: 'Blank to fill in (print only)',
  type: 'object',
  fields: [
    defineField({
      name: 'label',
      title: 'Label',
      description: 'What is to be written there, as in “Log In ID”.',
      type: 'string',
      validation: (rule) => rule.required().error('Say what is to be written in the blank.'),
    }),
    defineField({
      name: 'size',
      title: 'Room',
      type: 'string',
      options: {list: fillInSizes.map((value) => ({value, title: titles[value]})), layout: 'radio'},
      initialValue: 'line',
      validation: (rule) => rule.required().error('Choose how much room the blank leaves.'),
    }),
    hideFrom,
  ],
  preview: {
    select: {title: 'label'},
    prepare: ({title}) => ({title, subtitle: 'Blank to fill in'}),
  },
})
