import {BookIcon} from '@sanity/icons/Book'
import {visionTool} from '@sanity/vision'
import {defineConfig} from 'sanity'
import {structureTool} from 'sanity/structure'
import {schemaTypes} from '../schemas/index.ts'
import {documentActions} from './actions/actions.ts'
import {lookOverRelease} from './actions/lookOverRelease.ts'
import {connection} from './connection.ts'
import {withIcons} from './desk/icons.ts'
import {documentNode} from './desk/structure/documentNode.ts'
import {isSingleton} from './desk/structure/singletons.ts'
import {structure} from './desk/structure/structure.ts'
import {guideTemplates} from './desk/structure/templates.ts'
import {words} from './desk/words.ts'
import {embedded} from './embedded.ts'
import {FormInput} from './inputs/FormInput.tsx'
import {FormItem} from './inputs/FormItem.tsx'
import {onlineTool} from './online/onlineTool.ts'
import {waitForLake} from './outage/steadyFetch.ts'
import {FormPlaces} from './panes/place/FormPlaces.tsx'
import {previewInspector} from './panes/previewInspector.tsx'
import {signWithOwnName} from './person/ownName.ts'
import {keepToMachine} from './quietFetch.ts'
import {StudioLayout} from './StudioLayout.tsx'
import {startTool} from './start/startTool.ts'
import {FormBlock} from './text/keyboard/FormBlock.tsx'
import {TextPlugins} from './text/TextPlugins.tsx'

const {projectId, dataset, apiHost} = connection()
if (apiHost !== undefined && typeof window !== 'undefined') {
  signWithOwnName()
  waitForLake(apiHost)
  keepToMachine()
}

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
  // Queries are for those who look after the Studio, not for those who write.
  tools: (tools, {currentUser}) => [
    startTool,
    onlineTool,
    ...tools.filter(
      ({name}) =>
        name !== 'vision' || currentUser?.roles.some((role) => role.name === 'administrator'),
    ),
  ],
  // Finds words wherever they stand in a guide: in cells, steps, boxes, tiles and captions too.
  search: {strategy: 'groq2024'},
  schema: {types: withIcons(schemaTypes), templates: guideTemplates},
  form: {
    components: {
      input: FormInput,
      item: FormItem,
      block: FormBlock,
      portableText: {plugins: TextPlugins},
    },
  },
  ...(apiHost === undefined ? {} : {studio: {components: {layout: StudioLayout}}}),
  i18n: {bundles: [words]},
  releases: {
    ...(apiHost === undefined ? {} : embedded.releases),
    actions: (actions) => [...actions, lookOverRelease],
  },
  document: {
    components: {unstable_layout: FormPlaces},
    comments: {enabled: apiHost === undefined},
    actions: (actions, {schemaType}) => documentActions(actions, schemaType),
    inspectors: (inspectors, {documentType}) =>
      documentType === 'guide' ? [...inspectors, previewInspector] : inspectors,
    newDocumentOptions: (options, {creationContext}) =>
      creationContext.type === 'global'
        ? options.filter(({templateId}) => !isSingleton(templateId))
        : options,
  },
})
