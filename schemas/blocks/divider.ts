import {defineType} from '@sanity/types'
import {hideFrom} from '../fields/hideFrom.ts'

/** A line between two parts of a text. */
export const divider = defineType({
  name: 'divider',
  title: 'Dividing line',
  type: 'object',
  fields: [hideFrom],
  preview: {prepare: () => ({title: 'Dividing line'})},
})
