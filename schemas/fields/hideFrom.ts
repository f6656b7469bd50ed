import {defineField} from '@sanity/types'
import {channels, channelTitles} from '../channel.ts'

/** Channel visibility: the field by which any block is kept out of a channel. */
export const hideFrom = defineField({
  name: 'hideFrom',
  title: 'Leave out of',
  description: 'Tick a channel to keep this block out of it. Untouched, it appears everywhere.',
  type: 'array',
  of: [{type: 'string'}],
  options: {list: channels.map((value) => ({value, title: channelTitles[value]})), layout: 'grid'},
  validation: (rule) => rule.unique(),
})
