import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {hideFrom} from '../../fields/hideFrom.ts'

/** Pages to go on to, side by side, each with a figure and a few words. */
export const linkTiles = defineType({
  name: 'linkTiles',
  title: 'Tiles with links',
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
    select: {tiles: 'tiles', first: 'tiles.0.title'},
    prepare: ({tiles, first}) => ({
      title: first ?? 'Tiles with links',
      subtitle: `${Array.isArray(tiles) ? tiles.length : 0} tiles`,
    }),
  },
})
