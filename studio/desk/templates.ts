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
    parameters,
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
    parameters,
    value: ({navigationGroup}: Placed) => ({...begun(navigationGroup), body: [paragraph('intro')]}),
  },
]

export const templateIds = templates.map(({id}) => id)

/** Puts ours in the place of the empty guide that Studio would offer. */
export function guideTemplates(given: Template[]): Template[] {
  return [...given.filter(({schemaType}) => schemaType !== 'guide'), ...templates]
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
