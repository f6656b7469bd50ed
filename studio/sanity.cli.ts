import {defineCliConfig} from 'sanity/cli'

export default defineCliConfig({
  api: {
    projectId: process.env.SANITY_STUDIO_PROJECT_ID || 'localdev',
    dataset: process.env.SANITY_STUDIO_DATASET || 'production',
  },
  deployment: {autoUpdates: false},
  typegen: {
    schema: '../schemas/generated/schema.json',
    generates: '../schemas/generated/types.ts',
    overloadClientMethods: false,
    formatGeneratedCode: false,
  },
})
