import {defineField, defineType} from '@sanity/types'

/** A link to a service's portal: its address is kept in the service. */
export const serviceLink = defineType({
  name: 'serviceLink',
  title: 'Link to a service',
  type: 'object',
  fields: [
    defineField({
      name: 'service',
      title: 'Service',
      description: 'Its address is kept in one place, and every link follows it.',
      type: 'reference',
      to: [{type: 'service'}],
      validation: (rule) => rule.required().error('Choose the service that the link opens.'),
    }),
  ],
})
