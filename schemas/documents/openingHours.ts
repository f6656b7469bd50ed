import {defineArrayMember, defineField, defineType} from '@sanity/types'

/** Days of the week in their order, as schema.org names them. */
export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

export type Weekday = (typeof weekdays)[number]

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/u
const timeRemedy = 'Write the time as 07:30.'

/** When somebody is there, on days that are alike. */
export const openingHours = defineType({
  name: 'openingHours',
  title: 'Opening hours',
  type: 'object',
  fields: [
    defineField({
      name: 'days',
      title: 'Days',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
      options: {list: weekdays.map((value) => ({value, title: value})), layout: 'grid'},
      validation: (rule) => rule.required().min(1).unique().error('Tick the days.'),
    }),
    defineField({
      name: 'opens',
      title: 'From',
      description: 'As in 07:30.',
      type: 'string',
      validation: (rule) => rule.required().regex(TIME).error(timeRemedy),
    }),
    defineField({
      name: 'closes',
      title: 'To',
      description: 'As in 17:00.',
      type: 'string',
      validation: (rule) => rule.required().regex(TIME).error(timeRemedy),
    }),
  ],
  preview: {
    select: {days: 'days', opens: 'opens', closes: 'closes'},
    prepare: ({days, opens, closes}) => ({
      title: Array.isArray(days) ? days.join(', ') : 'No days',
      subtitle: `${opens ?? '?'} – ${closes ?? '?'}`,
    }),
  },
})
