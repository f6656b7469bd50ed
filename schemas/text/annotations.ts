import {defineArrayMember} from '@sanity/types'

/** The annotations of text, in the toolbar's order. */
export const annotations = [
  defineArrayMember({type: 'link'}),
  defineArrayMember({type: 'serviceLink'}),
  defineArrayMember({type: 'guideLink'}),
  defineArrayMember({type: 'fileLink'}),
  defineArrayMember({type: 'abbreviation'}),
  defineArrayMember({type: 'foreignText'}),
]
