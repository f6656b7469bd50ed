import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {hideFrom} from '../../fields/hideFrom.ts'
import {newCell} from './newCell.ts'

/** Which cells of a table are headings. */
export const tableHeaderPlaces = ['row', 'column', 'both', 'none'] as const

export type TableHeaders = (typeof tableHeaderPlaces)[number]

const titles: Record<TableHeaders, string> = {
  row: 'First row',
  column: 'First column',
  both: 'First row and first column',
  none: 'None',
}

/** Data in rows and columns; never a means of layout. */
export const table = defineType({
  name: 'table',
  title: 'Table',
  type: 'object',
  initialValue: () => ({headers: 'row', rows: emptyRows(3, 3)}),
  fields: [
    defineField({
      name: 'caption',
      title: 'Caption',
      description: 'What the table tells. Read first by people who cannot see it.',
      type: 'string',
      validation: (rule) =>
        rule.required().warning('A caption helps people who cannot see the table.'),
    }),
    defineField({
      name: 'headers',
      title: 'Headings',
      type: 'string',
      options: {
        list: tableHeaderPlaces.map((value) => ({value, title: titles[value]})),
        layout: 'radio',
      },
      initialValue: 'row',
      validation: (rule) => rule.required().error('Say which cells are headings.'),
    }),
    defineField({
      name: 'rows',
      title: 'Rows',
      type: 'array',
      of: [defineArrayMember({type: 'tableRow'})],
      validation: (rule) =>
        rule.required().min(1).error('Add at least one row, or remove the table.'),
    }),
    hideFrom,
  ],
  preview: {
    select: {title: 'caption'},
    prepare: ({title}) => ({title: title ?? 'Table', subtitle: 'Table'}),
  },
})

/** What a new table begins with: rows of cells that can be typed into. */
function emptyRows(rows: number, columns: number) {
  return Array.from({length: rows}, () => ({
    _type: 'tableRow',
    _key: newKey(),
    cells: Array.from({length: columns}, () => newCell(newKey)),
  }))
}

function newKey(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(0, 12)
}
