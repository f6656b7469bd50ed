import {defineField, defineType} from '@sanity/types'
import {firstWords} from '../fields/firstWords.ts'
import {hideFrom} from '../fields/hideFrom.ts'

/** How much a callout matters, mildest first. */
export const calloutTones = ['note', 'important', 'warning'] as const

export type CalloutTone = (typeof calloutTones)[number]

const titles: Record<CalloutTone, string> = {
  note: 'Note',
  important: 'Important',
  warning: 'Warning',
}

/** A box that stands out from the text. */
export const callout = defineType({
  name: 'callout',
  title: 'Callout box',
  type: 'object',
  fields: [
    defineField({
      name: 'tone',
      title: 'Kind',
      type: 'string',
      options: {
        list: calloutTones.map((value) => ({value, title: titles[value]})),
        layout: 'radio',
        direction: 'horizontal',
      },
      initialValue: 'note',
      validation: (rule) => rule.required().error('Choose what kind of box this is.'),
    }),
    defineField({name: 'title', title: 'Title', description: 'Optional.', type: 'string'}),
    defineField({
      name: 'content',
      title: 'Text',
      type: 'richText',
      validation: (rule) => rule.required().error('Write the text of the box, or remove the box.'),
    }),
    hideFrom,
  ],
  preview: {
    select: {title: 'title', tone: 'tone', content: 'content'},
    prepare: ({title, tone, content}) => ({
      title: title ?? firstWords(content) ?? 'An empty box',
      subtitle: `Callout box: ${isTone(tone) ? titles[tone] : 'no kind chosen'}`,
    }),
  },
})

function isTone(value: unknown): value is CalloutTone {
  return calloutTones.some((tone) => tone === value)
}
