import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {hideFrom} from '../../fields/hideFrom.ts'

/** An ordered list of steps. */
export const procedure = defineType({
  name: 'procedure',
  title: 'Procedure (numbered steps)',
  type: 'object',
  fields: [
    defineField({
      name: 'steps',
      title: 'Steps',
      description: 'Drag to reorder. The numbers follow by themselves.',
      type: 'array',
      of: [defineArrayMember({type: 'step'})],
      validation: (rule) =>
        rule.required().min(1).error('Add at least one step, or remove the procedure.'),
    }),
    hideFrom,
  ],
  preview: {
    select: {steps: 'steps'},
    prepare: ({steps}) => {
      const count = Array.isArray(steps) ? steps.length : 0
      return {title: `Procedure: ${count} ${count === 1 ? 'step' : 'steps'}`}
    },
  },
})
