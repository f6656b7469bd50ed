import {defineField, defineType} from '@sanity/types'
import {problemRule} from '../fields/problemRule.ts'
import {linkProblem} from '../rules/webAddress.ts'

/** A link to any address. Portals are linked with serviceLink, guides with guideLink. */
export const link = defineType({
  name: 'link',
  title: 'Link',
  type: 'object',
  fields: [
    defineField({
      name: 'href',
      title: 'Address',
      description: 'https://…, mailto:…, tel:… or a path on this site that starts with /.',
      type: 'string',
      validation: (rule) => rule.custom(problemRule(linkProblem)),
    }),
  ],
})
