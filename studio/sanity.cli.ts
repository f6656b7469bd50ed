import {defineCliConfig} from 'sanity/cli'

/** Set by `npm run dev`, where another server draws the previews. */
const previews = process.env.SANITY_STUDIO_PREVIEWS

export default defineCliConfig({
  api: {
    projectId: process.env.SANITY_STUDIO_PROJECT_ID || 'localdev',
    dataset: process.env.SANITY_STUDIO_DATASET || 'production',
  },
  deployment: {autoUpdates: false},
  ...(previews === undefined ? {} : {vite: {server: {proxy: {'/preview/': previews}}}}),
  typegen: {
    schema: '../schemas/generated/schema.json',
    generates: '../schemas/generated/types.ts',
    overloadClientMethods: false,
    formatGeneratedCode: false,
  },
})
