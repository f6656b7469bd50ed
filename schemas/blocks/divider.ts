import {defineType} from '@sanity/types'
import {hideFrom} from '../fields/hideFrom.ts'

/** A rule between two parts of the text. */
export const divider = defineType({
  name: 'divider',
  title: 'Divider (a line across)',
  type: 'object',
  fields: [hideFrom],
  preview: {prepare: () => ({title: 'Divider'})},
})
