import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {hideFrom} from '../fields/hideFrom.ts'

/** A grid of tiles, each of which leads somewhere. */
export const linkTiles = defineType({
  name: 'linkTiles',
  title: 'Link tiles',
  type: 'object',
  fields: [
    defineField({
      name: 'tiles',
      title: 'Tiles',
      type: 'array',
      of: [defineArrayMember({type: 'linkTile'})],
      validation: (rule) =>
        rule.required().min(1).error('Add at least one tile, or remove the block.'),
    }),
    hideFrom,
  ],
  preview: {
    select: {tiles: 'tiles'},
    prepare: ({tiles}) => {
      const count = Array.isArray(tiles) ? tiles.length : 0
      return {title: `Link tiles: ${count}`}
    },
  },
})
