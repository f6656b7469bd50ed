import {defineCliConfig} from 'sanity/cli'

export default defineCliConfig({
  api: {projectId: 'localdev', dataset: 'production'},
  deployment: {autoUpdates: false},
  typegen: {
    schema: '../schemas/generated/schema.json',
    generates: '../schemas/generated/types.ts',
    overloadClientMethods: false,
    formatGeneratedCode: false,
  },
})
