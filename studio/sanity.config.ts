import {defineConfig} from 'sanity'
import {schemaTypes} from '../schemas/index.ts'

export default defineConfig({
  name: 'guides',
  title: 'School guides',
  projectId: 'localdev',
  dataset: 'production',
  schema: {types: schemaTypes},
})
