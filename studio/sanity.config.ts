import {BookIcon} from '@sanity/icons/Book'
import {visionTool} from '@sanity/vision'
import {defineConfig} from 'sanity'
import {structureTool} from 'sanity/structure'
import {schemaTypes} from '../schemas/index.ts'
import {connection} from './connection.ts'
import {documentNode} from './desk/documentNode.ts'
import {FormInput} from './desk/FormInput.tsx'
import {withIcons} from './desk/icons.ts'
import {isSingleton} from './desk/singletons.ts'
import {structure} from './desk/structure.ts'
import {guideTemplates} from './desk/templates.ts'
import {words} from './desk/words.ts'
import {embedded} from './embedded.ts'
import {previewInspector} from './panes/previewInspector.tsx'

const {projectId, dataset, apiHost} = connection()

export default defineConfig({
  name: 'guides',
  title: 'School guides',
  icon: BookIcon,
  projectId,
  dataset,
  ...(apiHost === undefined ? {} : {apiHost, ...embedded}),
  plugins: [
    structureTool({title: 'Guidance', structure, defaultDocumentNode: documentNode}),
    visionTool({title: 'Queries', defaultApiVersion: '2025-02-19'}),
  ],
  schema: {types: withIcons(schemaTypes), templates: guideTemplates},
  form: {components: {input: FormInput}},
  i18n: {bundles: [words]},
  document: {
    comments: {enabled: apiHost === undefined},
    actions: (actions, {schemaType}) =>
      isSingleton(schemaType)
        ? actions.filter(
            ({action}) =>
              action === undefined || !['delete', 'duplicate', 'unpublish'].includes(action),
          )
        : actions,
    inspectors: (inspectors, {documentType}) =>
      documentType === 'guide' ? [...inspectors, previewInspector] : inspectors,
    newDocumentOptions: (options, {creationContext}) =>
      creationContext.type === 'global'
        ? options.filter(({templateId}) => !isSingleton(templateId))
        : options,
  },
})
