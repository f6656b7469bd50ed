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
      description:
        'Paste the address of the page from the browser’s address bar; or type an e-mail address as mailto:name@school.edu.sg, a telephone number as tel:+6561234567.',
      type: 'string',
      validation: (rule) => rule.custom(problemRule(linkProblem)),
    }),
  ],
})
