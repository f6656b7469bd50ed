import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {OlistIcon} from '@sanity/icons/Olist'
import type {Template} from 'sanity'

type Placed = {readonly navigationGroup?: string}

const parameters = [{name: 'navigationGroup', title: 'Navigation group', type: 'string'}]

/** What a new guide can start from. */
const templates: Template<Placed>[] = [
  {
    id: 'guide-steps',
    title: 'Step-by-step guide',
    description: 'An introduction, then numbered steps with their pictures.',
    icon: OlistIcon,
    schemaType: 'guide',
    value: ({navigationGroup}: Placed) => ({
      ...begun(navigationGroup),
      body: [
        paragraph('intro'),
        {
          _type: 'procedure',
          _key: 'procedure',
          steps: [{_type: 'step', _key: 'step1', instruction: [paragraph('instruction')]}],
        },
      ],
    }),
  },
  {
    id: 'guide-plain',
    title: 'Plain guide',
    description: 'Headings and text.',
    icon: DocumentTextIcon,
    schemaType: 'guide',
    value: ({navigationGroup}: Placed) => ({...begun(navigationGroup), body: [paragraph('intro')]}),
  },
]

export const templateIds = templates.map(({id}) => id)

/** The name of a template for a guide that is begun in a group's list. */
export function inGroup(templateId: string): string {
  return `${templateId}-in-group`
}

/**
 * Puts ours in the place of the empty guide that Studio would offer. Studio's “Create” offers those that
 * ask for nothing; lists of groups offer the same ones, which are told the group.
 */
export function guideTemplates(given: Template[]): Template[] {
  return [
    ...given.filter(({schemaType}) => schemaType !== 'guide'),
    ...templates,
    ...templates.map((template) => ({...template, id: inGroup(template.id), parameters})),
  ]
}

function begun(navigationGroup: string | undefined) {
  return {language: 'en', ...(navigationGroup === undefined ? {} : {navigationGroup})}
}

function paragraph(key: string) {
  return {
    _type: 'block',
    _key: key,
    style: 'normal',
    markDefs: [],
    children: [{_type: 'span', _key: `${key}-text`, text: '', marks: []}],
  }
}
