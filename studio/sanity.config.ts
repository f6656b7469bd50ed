import {BookIcon} from '@sanity/icons/Book'
import {visionTool} from '@sanity/vision'
import {defineConfig} from 'sanity'
import {structureTool} from 'sanity/structure'
import {schemaTypes} from '../schemas/index.ts'
import {connection} from './connection.ts'
import {documentNode} from './desk/documentNode.ts'
import {withIcons} from './desk/icons.ts'
import {isSingleton} from './desk/singletons.ts'
import {structure} from './desk/structure.ts'
import {guideTemplates} from './desk/templates.ts'
import {embedded} from './embedded.ts'

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
  document: {
    comments: {enabled: apiHost === undefined},
    actions: (actions, {schemaType}) =>
      isSingleton(schemaType)
        ? actions.filter(
            ({action}) =>
              action === undefined || !['delete', 'duplicate', 'unpublish'].includes(action),
          )
        : actions,
    newDocumentOptions: (options, {creationContext}) =>
      creationContext.type === 'global'
        ? options.filter(({templateId}) => !isSingleton(templateId))
        : options,
  },
})
