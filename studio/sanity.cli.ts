import {defineCliConfig} from 'sanity/cli'
import {API_PATH} from './panes/preview.ts'

/** Set by `npm run dev`, where another server answers what the Studio asks for. */
const api = process.env.SANITY_STUDIO_API

export default defineCliConfig({
  api: {
    projectId: process.env.SANITY_STUDIO_PROJECT_ID || 'localdev',
    dataset: process.env.SANITY_STUDIO_DATASET || 'production',
  },
  deployment: {autoUpdates: false},
  ...(api === undefined ? {} : {vite: {server: {proxy: {[API_PATH]: api}}}}),
  typegen: {
    schema: '../schemas/generated/schema.json',
    generates: '../schemas/generated/types.ts',
    overloadClientMethods: false,
    formatGeneratedCode: false,
  },
})
